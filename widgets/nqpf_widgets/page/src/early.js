/**
 * Runs in the head of every page. The first screen is laid out and painted at once; the sections below it follow one by
 * one, while the browser is idle, or when a reader comes near (book.css). A moment later all stands as if it had never
 * been otherwise.
 */
const root = document.documentElement;
const SECTIONS = "article > section > section";
const WAITING = `${SECTIONS}:nth-of-type(n + 4):not([data-laid])`;

// Furo takes the class "no-js" from the root at the end of loading, and with it every element is styled again.
root.removeAttribute("class");
if (isFreshVisit()) begin();

/**
 * Whoever goes to a place further down, or back to one, finds it where it was; and so do those whose browser would not
 * hold what they read in its place while what is above it takes its true height.
 */
function isFreshVisit() {
  const [visit] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  const isAble = CSS.supports("overflow-anchor", "auto") && "requestIdleCallback" in window;
  return isAble && !location.hash && visit?.type === "navigate";
}

function begin() {
  root.dataset.laid = "partly";
  addEventListener("load", () => requestIdleCallback(next));
  addEventListener("contentvisibilityautostatechange", (event) => {
    const { target, skipped } = /** @type {ContentVisibilityAutoStateChangeEvent} */ (event);
    if (!skipped && target instanceof HTMLElement) target.dataset.laid = "";
  }, true);
  addEventListener("scroll", jump);
  addEventListener("beforeprint", finish);
  // The end of a page, and what is searched for in it, are not where they seem to be.
  addEventListener("keydown", finish, true);
  addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("a[href*='#']")) finish();
  }, true);
}

/** Lay out one section more. */
function next() {
  const section = /** @type {HTMLElement | null} */ (document.querySelector(WAITING));
  if (!section || !root.dataset.laid) return finish();
  section.dataset.laid = "";
  section.getBoundingClientRect();
  requestIdleCallback(next);
}

/** Who has jumped over sections that wait would see them grow, above what is read: they are laid out at once instead. */
function jump() {
  const top = (/** @type {Element | null | undefined} */ one) => one?.getBoundingClientRect().top ?? 0;
  if (top(document.querySelector(WAITING)) >= 0) return;
  const isAtEnd = root.scrollHeight - innerHeight - scrollY < 2;
  const read = [...document.querySelectorAll(SECTIONS)].find((each) => each.getBoundingClientRect().bottom > 0)?.firstElementChild;
  const before = top(read);
  finish();
  scrollBy({ top: isAtEnd ? root.scrollHeight : top(read) - before, behavior: "instant" });
}

/** Whatever is left, at once. */
function finish() {
  delete root.dataset.laid;
  removeEventListener("scroll", jump);
}
