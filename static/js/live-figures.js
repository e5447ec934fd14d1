// Puts the name of a live figure where the cursor was in the text. Without JavaScript names are typed.
let place = null, range = null

document.addEventListener("focusin", (event) => {
  place = event.target.closest("[contenteditable=true], textarea, input[type=text]") ?? place
})
// The cursor's place is kept: opening a group of figures takes it away.
document.addEventListener("selectionchange", () => {
  const selection = getSelection()
  if (selection.rangeCount && place?.contains(selection.anchorNode)) range = selection.getRangeAt(0).cloneRange()
})

for (const button of document.querySelectorAll("[data-insert]")) {
  button.addEventListener("mousedown", (event) => event.preventDefault())
  button.addEventListener("click", () => {
    place ??= document.querySelector("[contenteditable=true]") ?? document.querySelector("textarea")
    place.focus()
    if (range && place.contains(range.startContainer)) {
      getSelection().removeAllRanges()
      getSelection().addRange(range)
    }
    document.execCommand("insertText", false, `{{${button.dataset.insert}}}`)
  })
}
