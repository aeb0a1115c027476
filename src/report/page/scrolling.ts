/** Boxes that scroll can be reached by keyboard; those whose content fits are no stop on the way. */

function reach(box: HTMLElement): void {
  const scrolls = box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight;
  if (scrolls) box.tabIndex = 0;
  else box.removeAttribute("tabindex");
}

const watcher = new ResizeObserver((entries) => {
  for (const { target } of entries) if (target instanceof HTMLElement) reach(target);
});
for (const box of document.querySelectorAll(".scroll, .drawing")) watcher.observe(box);
