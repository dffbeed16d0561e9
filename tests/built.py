"""Reading a built book: its pages, and what is wrong with their links, heads and pictures."""

import re
from functools import cache
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup

# Elements whose address the browser fetches while it shows the page.
LOADED = {"script": "src", "link": "href", "img": "src", "iframe": "src", "source": "src", "image": "href", "use": "href"}
NOT_LOADED = {"canonical", "next", "prev", "search", "index", "author", "copyright"}
HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"]


def addresses(book):
    """The addresses of a built book's pages, the entrance included."""
    return sorted(path.relative_to(book).as_posix() for path in book.rglob("*.html") if "_static" not in path.parts)


@cache
def read(book):
    """The pages of a built book as {address: parsed page}; to look at, as they are read once for all tests of a process."""
    return {address: BeautifulSoup((book / address).read_text("utf8"), "html.parser") for address in addresses(book)}


def broken_links(book, pages):
    """Every internal address of a page that leads nowhere."""
    anchors = {address: {tag["id"] for tag in page.select("[id]")} for address, page in pages.items()}
    for address, page in pages.items():
        for tag in page.select("[href], [src]"):
            target = tag.get("href", tag.get("src"))
            problem = _problem(book, address, target, anchors)
            if problem:
                yield f"{address}: {target}: {problem}"


def _problem(book, address, target, anchors):
    parts = urlsplit(target)
    if parts.scheme or parts.netloc:
        return None
    path = ((book / address).parent / unquote(parts.path)).resolve() if parts.path else book / address
    if not path.is_file():
        return "there is no such file"
    name = path.relative_to(book.resolve() if parts.path else book).as_posix()
    if parts.fragment and name in anchors and unquote(parts.fragment) not in anchors[name]:
        return "the page has no such anchor"
    return None


def foreign_loads(pages):
    """Every address on another site that a page would fetch by itself."""
    for address, page in pages.items():
        for tag in page.find_all(LOADED):
            target = tag.get(LOADED[tag.name]) or tag.get("xlink:href") or ""
            if NOT_LOADED & set(tag.get("rel") or []):
                continue
            if re.match(r"(https?:)?//", target) or tag.get("srcset"):
                yield f"{address}: <{tag.name}> {target}"


def foreign_in_files(book):
    """Every style or script of the book that names a file on another site to load."""
    wanted = re.compile(r"""(?:url\(\s*["']?|@import\s+["']|import\(\s*["']|from\s*["'])((?:https?:)?//[^"')\s]+)""")
    for path in sorted(book.rglob("*")):
        if path.suffix in (".css", ".js", ".mjs"):
            for target in wanted.findall(path.read_text("utf8")):
                yield f"{path.relative_to(book)}: {target}"


def head_faults(page):
    """What the head of a page lacks: language, one title, one description of a useful length."""
    if page.html.get("lang") != "en-GB":
        yield "lang is not en-GB"
    if len(page.find_all("title")) - len(page.select("svg title")) != 1 or not page.title.text.strip():
        yield "not one title"
    descriptions = [tag["content"] for tag in page.select('meta[name="description"]')]
    if len(descriptions) != 1:
        yield f"{len(descriptions)} descriptions"
    elif not 25 <= len(descriptions[0]) <= 170:
        yield f"a description of {len(descriptions[0])} characters"


def body_faults(page):
    """What a page's content lacks: one first heading, unique ids, texts for its pictures."""
    main = page.find(attrs={"role": "main"}) or page.find("main")
    if len(main.find_all("h1")) != 1:
        yield f"{len(main.find_all('h1'))} first headings"
    levels = [int(tag.name[1]) for tag in main.find_all(HEADINGS)]
    if any(later > earlier + 1 for earlier, later in zip(levels, levels[1:])):
        yield f"headings skip a level: {levels}"
    ids = [tag["id"] for tag in page.select("[id]")]
    if len(ids) != len(set(ids)):
        yield f"ids used twice: {sorted({each for each in ids if ids.count(each) > 1})}"
    for picture in main.find_all("img"):
        if not picture.get("alt", "").strip() or re.search(r"\.\w{3,4}$|^_images", picture["alt"]):
            yield f"the picture {picture['src']} has no text that stands for it"
    for picture in main.select('svg[role="img"]'):
        if not picture.get("aria-label", "").strip():
            yield "a drawing has no label"
