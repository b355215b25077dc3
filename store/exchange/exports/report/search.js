(() => {
  const box = document.querySelector(".search"), field = box.querySelector("input"), told = box.querySelector("output");
  const items = [...document.querySelectorAll(".found")].map((item) => [item, plain(item.textContent)]);
  const sections = [...document.querySelectorAll("main > section")];
  function plain(text) {
    return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ");
  }
  function search() {
    const words = plain(field.value).split(" ").filter(Boolean);
    let found = 0;
    for (const [item, text] of items) {
      const shown = words.every((word) => text.includes(word));
      item.hidden = !shown;
      found += shown;
    }
    for (const section of sections) section.hidden = !section.querySelector(".found:not([hidden])");
    told.textContent = words.length ? found + " of " + items.length : "";
  }
  box.hidden = false;
  field.addEventListener("input", search);
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && document.activeElement !== field) { event.preventDefault(); field.focus(); }
    if (event.key === "Escape" && document.activeElement === field) { field.value = ""; search(); field.blur(); }
  });
  addEventListener("hashchange", () => { field.value = ""; search(); });
})();
