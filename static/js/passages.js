// Remarks on a passage: select words in a field and «Comentar este pasaje» puts them into the form. Without
// JavaScript the form speaks of the whole field.

const form = document.getElementById("observar")
const fields = form?.dataset.passages.split(" ") ?? []
const quoted = form?.querySelector("[data-quoted]")
const button = Object.assign(document.createElement("button"), { type: "button", className: "btn btn-primary btn-sm comment-passage", textContent: "Comentar este pasaje", hidden: true })
const spaceless = (text) => text.replace(/\s/g, "")

const elementOf = (node) => (node.nodeType === Node.TEXT_NODE ? node.parentElement : node)

let passage = null

// The selected words, the field they stand in, and how many characters without spaces stand before them.
function selected() {
  const selection = getSelection()
  if (!selection.rangeCount || selection.isCollapsed) return null
  const range = selection.getRangeAt(0)
  const value = elementOf(range.startContainer).closest(".field-value")
  // Three clicks select up to the very beginning of what comes next.
  if (!value?.contains(range.endContainer) && range.endOffset > 0) return null
  const name = value?.closest("[data-field]").dataset.field
  const quote = selection.toString().trim()
  if (!fields.includes(name) || !quote) return null
  const before = document.createRange()
  before.setStart(value, 0)
  before.setEnd(range.startContainer, range.startOffset)
  return { name, quote, near: spaceless(before.toString()).length, box: range.getBoundingClientRect() }
}

function offer() {
  passage = selected()
  button.hidden = !passage
  if (!passage) return
  button.style.top = `${passage.box.bottom + scrollY + 6}px`
  button.style.left = `${Math.min(passage.box.left + scrollX, document.documentElement.clientWidth - button.offsetWidth - 8)}px`
}

function showQuote() {
  quoted.hidden = !form.elements.quote.value
  quoted.querySelector("blockquote").textContent = form.elements.quote.value
}

function remarkOn(name, quote = "", near = "") {
  form.elements.field.value = name
  form.elements.quote.value = quote
  form.elements.near.value = near
  showQuote()
  form.scrollIntoView({ block: "nearest" })
  form.elements.text.focus()
  form.dispatchEvent(new Event("input"))
}

// The words that open observations quote are marked in the text, where the browser can.
function markPassages() {
  if (!window.Highlight || !CSS.highlights) return
  const ranges = [...document.querySelectorAll("[data-passage]")].map(({ dataset, textContent }) =>
    rangeOf(document.querySelector(`[data-field="${dataset.passage}"] .field-value`), spaceless(textContent)))
  CSS.highlights.set("passage", new Highlight(...ranges.filter(Boolean)))
}

function rangeOf(value, quote) {
  const nodes = [], walker = document.createTreeWalker(value, NodeFilter.SHOW_TEXT)
  let text = ""
  while (walker.nextNode()) {
    nodes.push({ node: walker.currentNode, at: text.length })
    text += spaceless(walker.currentNode.data)
  }
  const start = text.indexOf(quote)
  if (start < 0) return null
  const range = document.createRange()
  range.setStart(...placeIn(nodes, start))
  range.setEnd(...placeIn(nodes, start + quote.length - 1, 1))
  return range
}

function placeIn(nodes, place, after = 0) {
  const { node, at } = nodes.findLast((each) => each.at <= place && spaceless(each.node.data))
  let left = place - at
  for (let offset = 0; offset < node.data.length; offset++) {
    if (/\s/.test(node.data[offset])) continue
    if (left-- === 0) return [node, offset + after]
  }
  return [node, node.data.length]
}

if (form) {
  document.body.append(button)
  document.addEventListener("selectionchange", offer)
  button.addEventListener("mousedown", (event) => event.preventDefault())
  button.addEventListener("click", () => { const { name, quote, near } = passage; getSelection().removeAllRanges(); remarkOn(name, quote, near) })
  for (const link of document.querySelectorAll("[data-observe]")) {
    link.addEventListener("click", (event) => { event.preventDefault(); remarkOn(link.dataset.observe) })
  }
  quoted.querySelector("button").addEventListener("click", () => remarkOn(form.elements.field.value))
  form.elements.field.addEventListener("change", () => { form.elements.quote.value = ""; showQuote() })
  form.addEventListener("restored", showQuote)
  showQuote()
}
markPassages()
