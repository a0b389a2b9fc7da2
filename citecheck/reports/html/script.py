"""The script of the page: it filters the sources, and reveals a filtered one that a link leads to.

It reads attributes and writes ``hidden``, one class and one line of text; it makes no markup.
"""

from typing import Final

SCRIPT: Final = """
(() => {
  const form = document.getElementById("filters");
  if (!form) return;
  const sources = [...document.querySelectorAll(".source")];
  const marks = [...document.querySelectorAll("mark[data-of]")];
  const shown = document.getElementById("shown");
  const apply = () => {
    const wanted = [...form.querySelectorAll("select")].filter(field => field.value);
    const off = new Set();
    for (const source of sources) {
      source.hidden = !wanted.every(field => source.dataset[field.name] === field.value);
      if (source.hidden) off.add(source.id);
    }
    for (const mark of marks) mark.classList.toggle("off", off.has(mark.dataset.of));
    shown.textContent = wanted.length
      ? `${sources.length - off.size} of ${sources.length} sources shown` : "";
  };
  const reveal = () => {
    const target = document.getElementById(location.hash.slice(1));
    if (!target || !target.hidden) return;
    form.reset();
    target.scrollIntoView();
  };
  form.addEventListener("change", apply);
  form.addEventListener("submit", event => event.preventDefault());
  form.addEventListener("reset", () => {
    for (const field of form.querySelectorAll("select")) field.value = "";
    apply();
  });
  addEventListener("hashchange", reveal);
  form.hidden = false;
  apply();
})();
"""
