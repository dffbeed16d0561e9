"""What pydantic finds wrong with a file, in words for the person who wrote it."""

from nqpf_quizzes.items.scoring import LETTERS
from nqpf_quizzes.problems import Problem, did_you_mean

TYPES = {
    "string_type": "a text; put it in quotes",
    "bool_type": "true or false",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number, without quotes or a unit",
    "finite_number": "a finite number",
    "list_type": "a list: each entry on a line of its own that begins with a dash, or [a, b]",
    "model_type": "keys with values, as key: value",
    "model_attributes_type": "keys with values, as key: value",
    "dict_type": "keys with values, as key: value",
    "string_pattern_mismatch": "small letters, digits, - and _, beginning with a letter",
}
LETTERED = ("options", "left")


def problems_of(error, document, schema, kinds):
    """The Problems of a pydantic ValidationError.

    document: the file that was read; schema: the JSON schema of its model; kinds: the tags of its items,
    which pydantic puts into its paths.
    """
    made = []
    for one in error.errors(include_url=False):
        path = plain_path(one["loc"], kinds)
        if any(path == earlier for earlier, problem in made):
            continue  # branches of one union fail at one place
        made.append((path, _problem(one, path, document, schema)))
    return [problem for path, problem in made]


def plain_path(loc, kinds):
    """A path in the file from one of pydantic's, which also names kinds and types."""
    path = []
    for part in loc:
        if len(path) == 2 and path[0] == "items" and part in kinds:
            continue
        if not is_branch(part):
            path.append(part)
    return tuple(path)


def is_branch(part):
    """Whether a part of a path names no place in the file but one of the types a value may have."""
    return isinstance(part, str) and part.removeprefix("constrained-") in ("bool", "int", "float", "str")


def place(document, path):
    """Keyword arguments of a Problem at a path: file, line, item, field."""
    item, rest = "", path
    if len(path) >= 2 and path[0] in ("items", "objectives") and isinstance(path[1], int):
        entry = document.data[path[0]][path[1]]
        name = entry.get("id") if isinstance(entry, dict) else None
        item = name if isinstance(name, str) else f"{path[0]} {path[1] + 1}"
        rest = path[2:]
    return {"file": document.file, "line": document.line(path), "item": item, "field": field_name(rest)}


def field_name(path):
    """A path as a reader would say it: options.b.why, goals.2.at_least."""
    parts = []
    for i, part in enumerate(path):
        if isinstance(part, int):
            lettered = i > 0 and path[i - 1] in LETTERED and part < len(LETTERS)
            part = LETTERS[part] if lettered else part + 1
        parts.append(str(part))
    return ".".join(parts)


def _problem(one, path, document, schema):
    return Problem(message=_message(one, path, document, schema), **place(document, path))


def _message(one, path, document, schema):
    kind, found = one["type"], one["input"]
    if is_branch(one["loc"][-1] if one["loc"] else ""):
        return f"found {show(found)}; allowed: a number, a text, or true or false"
    if kind == "missing":
        return f"is missing; write {_description(schema, document, path) or 'it'}"
    if kind == "extra_forbidden":
        known = sorted(_node(schema, document, path[:-1]).get("properties", {}))
        return f"is not a key here.{did_you_mean(path[-1], known)} Allowed: {', '.join(known)}"
    if kind == "string_too_short":
        return f"is empty; write {_description(schema, document, path) or 'a text'}"
    if kind in ("union_tag_not_found", "union_tag_invalid"):
        return _kind_message(found, schema)
    if kind == "literal_error":
        expected = [word.strip("'") for word in one["ctx"]["expected"].replace(" or ", ", ").split(", ")]
        return f"found {show(found)}; allowed: {', '.join(expected)}.{did_you_mean(found, expected)}"
    if kind == "too_short":
        return f"found {one['ctx']['actual_length']} of them; allowed: {one['ctx']['min_length']} or more"
    if kind == "too_long":
        return f"found {one['ctx']['actual_length']} of them; allowed: {one['ctx']['max_length']} at most"
    bounds = {"greater_than": ("gt", "above"), "greater_than_equal": ("ge", "from"), "less_than_equal": ("le", "up to")}
    if kind in bounds:
        key, word = bounds[kind]
        return f"found {show(found)}; allowed: a number {word} {one['ctx'][key]:g}"
    return f"found {show(found)}; allowed: {TYPES.get(kind) or one['msg']}"


def show(value):
    """A value as it stands in the file, shortened, with its type where that may be what is wrong."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "keys with values"
    if isinstance(value, list):
        return "a list"
    text = f'"{value}"' if isinstance(value, str) else f"the number {value}"
    return text if len(text) <= 60 else text[:57] + '..."'


def _kind_message(found, schema):
    kinds = [name for name in _mapping(schema)]
    value = found.get("kind") if isinstance(found, dict) else None
    if value is None:
        return f"kind is missing; allowed: {', '.join(kinds)}"
    return f"kind: found {show(value)}; allowed: {', '.join(kinds)}.{did_you_mean(value, kinds)}"


def _description(schema, document, path):
    known = _node(schema, document, path[:-1]).get("properties", {}).get(path[-1], {})
    allowed = f"; allowed: {', '.join(map(str, known['enum']))}" if "enum" in known else ""
    return known["description"] + allowed if "description" in known else None


def _mapping(schema):
    return schema["properties"]["items"]["items"].get("discriminator", {}).get("mapping", {})


def _node(schema, document, path):
    """The schema of the value at a path; {} where it is not known."""
    node, value = _follow(schema, schema), document.data
    for part in path:
        value = value[part] if isinstance(value, (dict, list)) and _has(value, part) else None
        node = node.get("items", {}) if isinstance(part, int) else node.get("properties", {}).get(part, {})
        kind = value.get("kind") if isinstance(value, dict) else None
        mapping = node.get("discriminator", {}).get("mapping", {})
        node = {"$ref": mapping[kind]} if isinstance(kind, str) and kind in mapping else node
        node = _follow(node, schema)
    return node


def _has(value, part):
    return part in value if isinstance(value, dict) else isinstance(part, int) and part < len(value)


def _follow(node, schema):
    if "$ref" in node:
        return schema["$defs"][node["$ref"].rsplit("/", 1)[1]]
    return node
