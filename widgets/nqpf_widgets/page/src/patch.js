/**
 * Make an element like another one, leaving in place the parts that are alike, which then need not be laid out and
 * painted again.
 * @param {Element} old @param {Element} made which may be taken apart
 */
export function patch(old, made) {
  for (const { name } of [...old.attributes]) if (!made.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value } of made.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  patchContent(old, made.children);
}

/** The same for the elements that one holds. @param {Element} old @param {Iterable<Element>} wanted */
export function patchContent(old, wanted) {
  const [had, made] = [[...old.children], [...wanted]];
  made.forEach((element, i) => {
    if (!had[i]) old.append(element);
    else if (!had[i].isEqualNode(element)) settle(had[i], element);
  });
  for (const extra of had.slice(made.length)) extra.remove();
}

/** Words take the longest to lay out, so of a group of them only those that differ are replaced. @param {Element} old @param {Element} made */
function settle(old, made) {
  if (isOfWords(old) && isOfWords(made)) patch(old, made);
  else old.replaceWith(made);
}

/** @param {Element} element */
function isOfWords(element) {
  return element.firstElementChild?.nodeName === "text";
}
