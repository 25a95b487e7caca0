slides-title = Slides
slides-of = Slides of { $unit }
slides-none = No slides yet
slides-none-text = A PDF of the slides, drawn page by page, is what the projectors show during this report.
slides-stand = { $pages ->
    [one] { $pages } page
   *[other] { $pages } pages
}, brought { $when }
slides-file = File
slides-choose = PDF of the slides
slides-choose-hint = Save the slides as PDF in your office program, with fonts embedded. At most { $megabytes } MB and { $pages } pages.
slides-bring = Upload
slides-bring-anew = Replace
slides-attached = Or show a PDF that goes with the report:
slides-use = Show { $name }
slides-take-away = Take the slides away
slides-brought = The slides are here. Please look through all pages: what you see below is what the hall will see.
slides-look-through = Look through
slides-page = Page { $page }
slides-read-only = You can look at these slides, but not change them.

slides-refusal-not-pdf = This is no PDF. Save the slides as PDF in your office program and upload that file.
slides-refusal-too-large = The file is larger than { $megabytes } MB. Export it with smaller pictures.
slides-refusal-too-many-pages = The file has { $pages } pages; at most { $limit } are shown. Leave some out.
slides-refusal-locked = The file is protected by a password, so it cannot be shown. Save it without one.
slides-refusal-cannot-be-shown = This PDF cannot be shown: it is damaged or too large when drawn. Open it in your office program, save it as PDF anew, and try that file.
slides-refusal-too-slow = Drawing this PDF took too long. Export it with smaller pictures, or try again in a minute.
slides-refusal-closed = The meeting is closed; slides no longer change.
