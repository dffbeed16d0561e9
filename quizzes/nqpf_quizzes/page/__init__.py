"""Host: the page. As a Sphinx extension, it links practice to the book and shows progress in the map.

Scripts and styles reach the pages by portable.json, as nqpf_widgets.page bundles them.
"""


def setup(app):
    from . import course_map, references

    app.add_directive("progress", course_map.Progress)
    app.add_post_transform(references.Links)

    # While pages are read.
    app.connect("doctree-read", references.note)
    app.connect("doctree-read", course_map.note)
    app.connect("env-purge-doc", course_map.forget)
    app.connect("env-merge-info", course_map.merge)
    app.connect("env-updated", course_map.renew)

    # While pages are written; before nqpf_widgets.page looks at what they hold.
    app.connect("html-page-context", course_map.show, priority=400)
    return {"version": "0.1.0", "parallel_read_safe": True, "parallel_write_safe": True}
