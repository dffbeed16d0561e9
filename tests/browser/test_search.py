def test_a_word_of_a_chapter_is_found(page):
    page.goto("chapters/index.html")
    page.get_by_role("textbox", name="Search").fill("residual")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=residual*")
    found = page.locator("#search-results li a")
    found.first.wait_for()
    found.filter(has_text="total factor productivity").first.click()
    page.locator("article mark, article .highlighted").first.wait_for()


def test_an_answer_without_findings_is_said(page):
    page.goto("search.html?q=xyzzy")
    page.get_by_text("Your search did not match any documents").wait_for()
