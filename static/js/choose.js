// "Marcar todos": without JavaScript each one is marked by hand.
for (const head of document.querySelectorAll("[data-choose-all]")) {
  const boxes = () => head.closest("table").querySelectorAll("tbody input[type=checkbox]")
  const all = document.createElement("input")
  all.type = "checkbox"
  all.className = "form-check-input"
  all.setAttribute("aria-label", "Marcar todos los de esta página")
  all.addEventListener("change", () => boxes().forEach(box => { box.checked = all.checked }))
  head.append(all)
}
