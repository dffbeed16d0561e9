"""What a page with an explorer loads, and from whom."""

from urllib.parse import urlsplit

from bench.ground import short
from bench.table import Row

HOW = (
    "Bytes that the server sends a browser with an empty cache, headers included: once the page rests at its "
    "top; then after everything on it was unfolded, woken and used (each button, the model changed and run)."
)
TELEPHONE = {"width": 360, "height": 740}
KIB = 1024
HEAVIEST = 5
NEXT_VIEW = """() => {
  window.nextView = new Promise((done) => addEventListener("nqpf-view", () => done(), { once: true }));
}"""


def measure(ground):
    for address, ids in ground.pages.items():
        before, after, foreign = visit(ground, address, ids)
        name = short(address)
        yield Row(f"{name}, at rest at its top", total(before), "<=", 90, "KiB", f"({len(before)} files)")
        yield Row(f"{name}, all of it", total(after), "<=", 450, "KiB", f"({len(after)} files)", heaviest(after))
        yield Row(f"{name}, requests to other sites", len(foreign), "<=", 0, detail=" ".join(sorted(foreign)))


def visit(ground, address, ids):
    """Open a page and use all of it; return what was sent before, what in all, and requests to other sites."""
    ground.server.sent.clear()
    foreign = []
    with ground.new_page(viewport=TELEPHONE) as page:
        page.context.on("request", lambda request: foreign.extend(strange(request.url, ground.site)))
        page.goto(address, wait_until="networkidle")
        before = dict(ground.server.sent)
        for identity in ids:
            use(page, page.locator(f"#{identity}"))
        unfold(page)
        return before, dict(ground.server.sent), foreign


def use(page, explorer):
    """Do with an explorer what a reader can do."""
    explorer.scroll_into_view_if_needed()
    explorer.and_(page.locator("[data-state=ready]")).wait_for()
    for action in ("pin", "link", "reset"):
        explorer.locator(f"[data-action={action}]").click()
    for action in ("csv", "svg"):
        with page.expect_download():
            explorer.locator(f"[data-action={action}]").click()
    if explorer.locator(".nqpf-model").count():
        change_model(page, explorer)


def change_model(page, explorer):
    """Run the model with a change, in a worker of its own, and bring the original back."""
    explorer.locator(".nqpf-model > summary").click()
    source = explorer.locator(".nqpf-model textarea").first
    source.fill(source.input_value() + "\n# changed\n")
    for action in ("run", "restore"):
        page.evaluate(NEXT_VIEW)
        explorer.locator(f".nqpf-model [data-action={action}]").click()
        page.evaluate("window.nextView")


def unfold(page):
    """Open and wake whatever else the page holds, down to its end."""
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    for part in page.locator("[data-state]").all():
        part.scroll_into_view_if_needed()
        part.and_(page.locator("[data-state=ready]")).wait_for()
    page.keyboard.press("End")
    page.wait_for_load_state("networkidle")


def strange(url, site):
    """The address in a list if it is on another site; data and blobs are on none."""
    parts = urlsplit(url)
    is_own = parts.scheme in ("data", "blob", "about") or parts.netloc == urlsplit(site).netloc
    return [] if is_own else [url]


def total(sent):
    return sum(sent.values()) / KIB


def heaviest(sent):
    """The heaviest files, for whoever has to make a page lighter."""
    files = sorted(sent.items(), key=lambda item: (-item[1], item[0]))[:HEAVIEST]
    return "heaviest (KiB): " + ", ".join(f"{file_name(path)} {size / KIB:.0f}" for path, size in files)


def file_name(path):
    """A file's name, without the hash that it may carry.

    >>> file_name("/_static/nqpf/drawing.fd341f54d247.js")
    'drawing.js'
    """
    first, *_, last = path.rpartition("/")[2].split(".")
    return f"{first}.{last}"
