/** How far from the viewport an element wakes: about one screen ahead of the reader. */
const MARGIN = "600px";

/**
 * Call back once, when an element first comes near the viewport.
 * @param {Element} element @param {() => void} callback
 * @returns {() => void} stops watching
 */
export function whenNear(element, callback) {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      callback();
    },
    { rootMargin: MARGIN },
  );
  observer.observe(element);
  return () => observer.disconnect();
}
