"""HTML of what others wrote, with nothing in it that runs or asks another address for a file."""

import html
import re

import bleach
from nbconvert.filters import markdown2html, strip_ansi

TAGS = (
    "a b blockquote br code dd del div dl dt em h1 h2 h3 h4 h5 h6 hr i li ol p pre s span strong "
    "sub sup table tbody td tfoot th thead tr ul"
).split()
ATTRIBUTES = {"a": ["href", "title"], "td": ["colspan", "rowspan"], "th": ["colspan", "rowspan", "scope"]}
PICTURES = ("image/png", "image/jpeg")


def clean(text):
    """HTML with none but plain tags."""
    return bleach.clean(text, tags=TAGS, attributes=ATTRIBUTES, protocols=["http", "https", "mailto"], strip=True)


def from_markdown(text):
    """Markdown as plain HTML; the contents of script and style elements go with them."""
    text = re.sub(r"(?is)<(script|style)\b.*?(</\1\s*>|\Z)", "", text)
    return clean(re.sub(r'<a class="anchor-link".*?</a>', "", markdown2html(text)))


def from_output(output, is_test):
    """One output of a code cell as HTML; of a failed test only its message, for its traceback shows the test."""
    if output.output_type == "stream":
        return pre(output.text)
    if output.output_type == "error":
        last = f"{output.ename}: {output.evalue}"
        return pre(last if is_test else "\n".join(output.traceback) or last)
    data = output.get("data", {})
    for kind in PICTURES:
        if kind in data:
            return f'<img alt="" src="data:{kind};base64,{html.escape("".join(data[kind].split()))}">'
    if "text/html" in data:
        return clean(data["text/html"])
    if "text/markdown" in data:
        return from_markdown(data["text/markdown"])
    return pre(data.get("text/plain", ""))


def pre(text):
    return f"<pre>{html.escape(strip_ansi(text))}</pre>"
