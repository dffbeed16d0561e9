/**
 * Let elements grow but not shrink again while their width stays, so that words of changing length
 * do not make the page below them jump during a drag.
 * @param {HTMLElement[]} elements
 * @returns {() => void} lets go
 */
export function keepSteady(elements) {
  const widths = new WeakMap();
  const observer = new ResizeObserver((entries) => {
    for (const { target, borderBoxSize: [{ inlineSize: width, blockSize: height }] } of entries) {
      const { style } = /** @type {HTMLElement} */ (target);
      if (widths.get(target) !== width) style.minHeight = "";
      // A row of a grid is laid out a fraction higher than what is asked of it, which would be heard here again, for ever.
      else if (height >= (parseFloat(style.minHeight) || 0) + 1) style.minHeight = `${height}px`;
      widths.set(target, width);
    }
  });
  for (const element of elements) observer.observe(element, { box: "border-box" });
  return () => observer.disconnect();
}
