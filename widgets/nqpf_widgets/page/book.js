/**
 * Lets the keyboard reach what scrolls sideways: wide tables, formulas and code.
 *
 * Only while it does scroll, so that nobody tabs through what is in view anyway.
 */
const SCROLLING = ".table-wrapper, .math-wrapper, .highlight pre";

/** @param {Element} box */
function update(box) {
  const scrolls = box.scrollWidth > box.clientWidth;
  if (scrolls) box.setAttribute("tabindex", "0");
  else box.removeAttribute("tabindex");
}

const observer = new ResizeObserver((entries) => entries.forEach(({ target }) => update(target)));

document.querySelectorAll(SCROLLING).forEach((box) => observer.observe(box));
