// Dragging an entry to its place: fills in the number that the form asks for, and sends the form.
// Without JavaScript the buttons and the number do the same.

const list = document.querySelector("[data-arrangement]")
for (const hint of document.querySelectorAll("[data-when-script]")) hint.hidden = list.children.length < 2

let dragged = null
for (const item of list.children) {
  if (!item.querySelector("[data-move]")) continue
  item.draggable = true
  item.addEventListener("dragstart", (event) => {
    if (event.target !== item) return
    dragged = item
    event.dataTransfer.effectAllowed = "move"
    item.classList.add("is-dragged")
  })
  item.addEventListener("dragend", () => {
    dragged = null
    item.classList.remove("is-dragged")
    for (const each of list.children) each.classList.remove("is-target")
  })
  item.addEventListener("dragover", (event) => {
    if (!dragged || dragged === item) return
    event.preventDefault()
    item.classList.add("is-target")
  })
  item.addEventListener("dragleave", () => item.classList.remove("is-target"))
  item.addEventListener("drop", (event) => {
    if (!dragged) return
    event.preventDefault()
    const form = dragged.querySelector("[data-move]")
    form.elements.to.value = item.dataset.place
    form.requestSubmit()
  })
}
