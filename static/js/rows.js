// "Agregar otra…": one more row of a formset, from its template. Without JavaScript one empty row is always there.
for (const button of document.querySelectorAll("[data-add-row]")) {
  const name = button.dataset.addRow
  const rows = document.querySelector(`[data-rows="${name}"]`)
  const template = document.querySelector(`[data-row-template="${name}"]`)
  const total = document.getElementById(`id_${name}-TOTAL_FORMS`)
  button.hidden = false
  button.addEventListener("click", () => {
    const holder = document.createElement("div")
    holder.innerHTML = template.innerHTML.replaceAll("__prefix__", total.value)
    const row = holder.firstElementChild
    total.value = Number(total.value) + 1
    rows.append(row)
    row.dispatchEvent(new CustomEvent("row:added", { bubbles: true }))
    row.querySelector("input:not([type=hidden]), select, [contenteditable]")?.focus()
  })
}
document.getElementById("errores")?.focus()
