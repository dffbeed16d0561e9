/** How far from the viewport an element wakes: about one screen ahead of the reader. */
const MARGIN = "600px";

/**
 * Call back once, when one of some elements first comes near the viewport.
 * @param {Element[]} elements @param {() => void} callback
 * @returns {() => void} stops watching
 */
export function whenNear(elements, callback) {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      callback();
    },
    { rootMargin: MARGIN },
  );
  for (const element of elements) observer.observe(element);
  return () => observer.disconnect();
}
