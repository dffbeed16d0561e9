"""Host: the page. As a Sphinx extension, it builds the book's pages and what they load."""


def setup(app):
    from docutils import nodes

    from . import citations, fresh, head, maths, needs
    from .assets import Assets
    from .bundle import Bundle
    from .transforms import MarkChinese, OneIdEach

    # Furo declares pygments_dark_style; as a mere theme it does so too late for _config.yml.
    app.setup_extension("furo")
    app.add_config_value("nqpf_packages", ["nqpf_widgets"], "env", [list])
    assets = Assets()
    bundle = Bundle(assets)
    formulas = maths.Maths(assets)

    # Before anything is read.
    citations.register()
    app.connect("config-inited", assets.open)
    app.connect("config-inited", fresh.key_cache)
    app.connect("builder-inited", bundle.check)
    app.connect("builder-inited", fresh.be_a_page)

    # While pages are read.
    app.connect("env-get-outdated", fresh.remove_gone)
    for each in (maths, needs):
        app.connect("doctree-read", each.collect)
        app.connect("env-purge-doc", each.forget)
        app.connect("env-merge-info", each.merge)

    # When all are read, in this order.
    app.connect("env-updated", formulas.render, priority=400)
    app.connect("env-updated", bundle.build, priority=500)
    app.connect("env-updated", bundle.build_parts, priority=550)
    app.connect("env-updated", assets.settle, priority=600)

    # While pages are written.
    app.add_html_math_renderer("temml", (maths.write_inline, None), (maths.write_block, None))
    app.add_node(nodes.citation, override=True, html=(citations.open_entry, citations.close_entry))
    app.add_post_transform(MarkChinese)
    app.add_post_transform(OneIdEach)
    app.connect("html-page-context", assets.load)
    app.connect("html-page-context", formulas.preload_font)
    app.connect("html-page-context", head.describe)
    app.connect("html-page-context", head.mend_theme, priority=900)

    # At the end; before sphinx_external_toc writes an entrance of its own.
    app.connect("build-finished", assets.tidy)
    app.connect("build-finished", fresh.forget_faults)
    app.connect("build-finished", head.open_entrance, priority=400)
    return {"version": "0.1.0", "parallel_read_safe": True, "parallel_write_safe": True}
