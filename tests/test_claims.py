"""The list of claims: what it finds in a chapter, and with which sources."""

import csv
import io

import claims
import pytest

CHAPTER = """---
kernelspec: 1
---
# A title of 2024

In 1957 Solow wrote it {cite:p}`solow1957`. It had 9 pages. Nobody counts.

Output grew $2$ times, as {numref}`fig-1` shows. Dr. M. Brandt put it at 2.5 {cite:t}`brandt2020,zhu2012`.

```{code-cell} ipython3
year = 1999
```

```{table} Growth
:name: tab-1

| Period | Growth |
|---|---:|
| 1978 to 1990 | −0.3 |
```

*Source: our averages {cite:p}`pwt1001`.*

1. No number but that of the list.
2. A third of it.
"""


@pytest.fixture
def found(tmp_path):
    path = tmp_path / "sample.md"
    path.write_text(CHAPTER, "utf8")
    return claims.claims(path)


def test_claims_and_where_their_sources_stand(found):
    listed = [(one.line, one.text, one.sources, one.where) for one in found]
    assert listed == [
        (6, "In 1957 Solow wrote it {cite:p}`solow1957`.", ("solow1957",), "sentence"),
        (6, "It had 9 pages.", ("solow1957",), "block"),
        (8, "Dr. M. Brandt put it at 2.5 {cite:t}`brandt2020,zhu2012`.", ("brandt2020", "zhu2012"), "sentence"),
        (19, "1978 to 1990 | −0.3", ("pwt1001",), "table"),
        (25, "A third of it.", (), ""),
    ]


def test_an_option_that_is_not_there_lists_nothing(capsys):
    with pytest.raises(SystemExit) as stopped:
        claims.main(["--unsorced"])
    said = capsys.readouterr()
    assert stopped.value.code == 2 and said.out == ""
    assert "unrecognized arguments: --unsorced" in said.err and "--unsourced" in said.err


@pytest.mark.parametrize(("arguments", "every"), [([], True), (["--unsourced"], False)])
def test_the_list_of_the_course_is_one_table(capsys, arguments, every):
    claims.main(arguments)
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert {"origins", "hallmark"} <= {row["chapter"] for row in rows}
    assert any(row["sources"] for row in rows) is every
