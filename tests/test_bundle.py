"""What pages load: portable files, scripts, style and their addresses."""

import json
import subprocess
from pathlib import Path

import pytest
from sphinx.errors import ExtensionError

from nqpf_widgets.page import bundle, node
from nqpf_widgets.page.assets import Assets
from nqpf_widgets.page.packages import Package, PackageError

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "widgets" / "nqpf_widgets"


@pytest.fixture
def assets(tmp_path):
    kept = Assets()
    kept.root = tmp_path / "page"
    (kept.root / "nqpf").mkdir(parents=True)
    return kept


@pytest.fixture
def new_package(tmp_path, monkeypatch):
    """Make an importable package: new_package(name, {path: text})."""
    monkeypatch.syspath_prepend(tmp_path)

    def make(name, files):
        for path, text in {"__init__.py": "", **files}.items():
            target = tmp_path / name / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, "utf8")
        return tmp_path / name

    return make


def test_the_page_gets_every_portable_file_as_it_is_and_no_host():
    files = dict(json.loads(bundle.portable(["nqpf_widgets"]))["files"])
    assert files.pop("nqpf_widgets/__init__.py") == ""
    on_disc = [PACKAGE / f"{name}.py" for name in ("chart", "explorer", "kept", "tables")]
    for folder in ("models", "explorers"):
        on_disc += (PACKAGE / folder).glob("*.py")
    on_disc += [path for path in (PACKAGE / "data").iterdir() if path.suffix in (".csv", ".json")]
    assert files == {f"nqpf_widgets/{path.relative_to(PACKAGE).as_posix()}": path.read_text("utf8") for path in on_disc}


def test_a_second_package_is_carried_by_its_declaration_alone(new_package):
    new_package("second_one", {
        "portable.json": '{"portable": ["items/*.py"]}',
        "items/choice.py": "kind = 'choice'\n",
        "host.py": "import os\n",
    })
    files = dict(json.loads(bundle.portable(["nqpf_widgets", "second_one"]))["files"])
    assert files["second_one/items/choice.py"] == "kind = 'choice'\n"
    assert "second_one/host.py" not in files
    assert "nqpf_widgets/explorer.py" in files


@pytest.mark.parametrize(
    ("declaration", "message"),
    [
        (None, "bad_one has no portable.json beside its __init__.py; write one"),
        ("{", "bad_one/portable.json is not valid JSON"),
        ("[]", "expected an object with the key 'portable'"),
        ('{"behind": []}', "expected an object with the key 'portable'"),
        ('{"portable": [], "portabel": []}', "expected an object with the key 'portable'"),
        ('{"portable": [], "page": []}', "found [] as 'page'; expected an object with some of the keys entry, modules, style"),
        ('{"portable": [], "page": {"script": []}}', "as 'page'; expected an object with some of the keys entry"),
        ('{"portable": ["items/*.py"]}', "no file matches 'items/*.py' of 'portable'; correct the pattern or add the file"),
    ],
)
def test_a_wrong_declaration_is_named_with_what_to_do(new_package, declaration, message):
    new_package("bad_one", {} if declaration is None else {"portable.json": declaration})
    with pytest.raises(PackageError) as raised:
        Package("bad_one").portable()
    assert message in str(raised.value)


@pytest.mark.parametrize("name", ["no_such_package", "nqpf_widgets.no_such", ""])
def test_a_package_that_is_not_installed_is_named(name):
    with pytest.raises(PackageError, match="which is not installed here; install it, or take it out of _config.yml"):
        Package(name)


def test_names_follow_the_content(assets):
    first = assets.write("page.js", "one")
    assert assets.write("page.js", b"one") == first
    second = assets.write("page.js", "two")
    assert second != first
    assert (assets.root / "nqpf" / second).read_text() == "two"


class Env:
    found_docs = {"b", "a"}


def test_pages_are_written_again_only_when_what_they_load_has_changed(assets):
    env = Env()
    assets.write("page.js", "one")
    assert assets.settle(None, env) == ["a", "b"]
    assert assets.settle(None, env) == []
    assets.write("page.js", "two")
    assert assets.settle(None, env) == ["a", "b"]
    assert [path.name for path in (assets.root / "nqpf").iterdir()] == [assets.names["page.js"]]


def test_scripts_and_style_are_bundled_and_licences_named():
    request = bundle.Bundle(Assets())._request()
    built = node.run("bundle.mjs", request, ROOT)
    scripts = dict(zip(bundle.SCRIPTS, built["scripts"]))
    assert "customElements.define" in scripts["page.js"]
    assert "import" not in scripts["page.js"].split("(", 1)[0], "page.js must run as a classic script"
    assert "onmessage" in scripts["worker.js"]
    assert "export" in scripts["drawing.js"]
    assert "--nqpf-data" in built["style"]
    for name in ("@observablehq/plot", "micropython", "stix-two-math", "temml"):
        assert name in built["licences"]


def test_a_package_brings_scripts_and_styles_of_its_own(new_package):
    page = {"entry": ["src/page.js"], "modules": ["src/lazy.js"], "style": ["*.css"]}
    new_package("bringing_one", {
        "portable.json": json.dumps({"portable": [], "page": page}),
        "src/page.js": "window.brought = 'entry';",
        "src/lazy.js": "import { find } from 'nqpf_widgets/page/src/html.js';\nexport const lazy = find;",
        "own.css": ".brought { color: red }",
    })
    packages = [Package(name) for name in ("nqpf_widgets", "bringing_one")]
    built = node.run("bundle.mjs", bundle.Bundle(Assets())._request(packages), ROOT)
    entry, lazy = built["scripts"][len(bundle.SCRIPTS):]
    assert 'brought="entry"' in entry and "is missing" in lazy and "export{" in lazy
    assert ".brought{color:red}" in built["style"]
    assert list(bundle.scripts_of(packages).values()) == ["iife", "esm"]


def test_what_a_package_brings_must_be_there(new_package):
    new_package("lacking_one", {"portable.json": '{"portable": [], "page": {"style": ["*.css"]}}'})
    with pytest.raises(PackageError, match=r"no file matches '\*.css' of 'page.style'"):
        Package("lacking_one").page("style")


def test_a_script_that_does_not_parse_is_named_with_its_line(tmp_path):
    script = tmp_path / "wrong.js"
    script.write_text("let fine = 1;\nlet = = 2;\n")
    with pytest.raises(node.NodeError, match=r"bundle.mjs failed: .*wrong\.js:2: "):
        node.run("bundle.mjs", {"scripts": [{"path": str(script), "format": "esm"}], "style": ""}, ROOT)


def test_missing_npm_packages_are_told_in_one_sentence(tmp_path, monkeypatch):
    class App:
        srcdir = tmp_path

    with pytest.raises(ExtensionError) as raised:
        bundle.Bundle(Assets()).check(App)
    assert "There is no node_modules in" in str(raised.value)
    assert "Run `make html`, which installs what is missing." in str(raised.value)
    (tmp_path / "node_modules").mkdir()
    with pytest.raises(node.NodeError, match="temml/package.json is missing from .*node_modules. Run `make html`"):
        node.package_file(tmp_path, "temml/package.json")
    with pytest.raises(node.NodeError, match="the npm package esbuild is missing .* Run `make html`"):
        node.run("bundle.mjs", {"scripts": [], "style": ""}, tmp_path)


def test_the_configuration_gives_addresses_beside_the_script_wherever_the_book_lies():
    script = bundle.configuration({"worker": "worker.0f.js"}, {"lazy": "lazy.1e.js"})
    run = f"""
    const window = {{}}, document = {{ currentScript: {{ src: "https://a.example/sub/_static/nqpf/page.1.js?v=2" }} }};
    {script}
    console.log(JSON.stringify(window.nqpfPage));
    """
    said = subprocess.run([node.find_node(), "-e", run], capture_output=True, text=True, check=True)
    page = json.loads(said.stdout)
    assert page["worker"] == "https://a.example/sub/_static/nqpf/worker.0f.js"
    assert page["modules"] == {"lazy": "https://a.example/sub/_static/nqpf/lazy.1e.js"}
    for name in ("formats", "messages", "theme"):
        assert page[name] == json.loads((PACKAGE / f"{name}.json").read_text("utf8"))


def test_every_colour_role_has_its_light_and_its_dark_value():
    theme = json.loads((PACKAGE / "theme.json").read_text("utf8"))
    style = bundle.theme_style(theme)
    light, dark = style.split("@media not print")[0], style.split("@media not print")[1]
    for role in theme["roles"]:
        assert f"--nqpf-{role}: {theme['roles'][role]['light']};" in light
        assert f"--nqpf-{role}: {theme['roles'][role]['dark']};" in dark
