publication-desk-title = News item
