slides-title = 演示文稿
slides-of = { $unit }的演示文稿
slides-none = 尚无演示文稿
slides-none-text = 上传演示文稿的 PDF，系统逐页绘制，述职时投屏显示。
slides-stand = 共 { $pages ->
   *[other] { $pages } 页
}，{ $when }上传
slides-file = 文件
slides-choose = 演示文稿（PDF）
slides-choose-hint = 请在办公软件中另存为 PDF 并嵌入字体。最大 { $megabytes } MB，最多 { $pages } 页。
slides-bring = 上传
slides-bring-anew = 替换
slides-attached = 或使用述职报告的 PDF 附件：
slides-use = 使用{ $name }
slides-take-away = 撤下演示文稿
slides-brought = 演示文稿已上传。请逐页查看：下方所见即会场所见。
slides-look-through = 逐页查看
slides-page = 第 { $page } 页
slides-read-only = 您可以查看此演示文稿，但不能更改。

slides-refusal-not-pdf = 此文件不是 PDF。请在办公软件中将演示文稿另存为 PDF 后上传。
slides-refusal-too-large = 文件超过 { $megabytes } MB，请压缩图片后重新导出。
slides-refusal-too-many-pages = 文件有 { $pages } 页，最多显示 { $limit } 页，请删减。
slides-refusal-locked = 文件设有密码，无法显示，请另存为不带密码的 PDF。
slides-refusal-cannot-be-shown = 此 PDF 无法显示：文件已损坏，或绘制后过大。请用办公软件打开，重新另存为 PDF 后再试。
slides-refusal-too-slow = 绘制此 PDF 用时过长。请压缩图片后重新导出，或稍后再试。
slides-refusal-closed = 大会已结束，演示文稿不再更改。
