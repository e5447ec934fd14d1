// The keys of the review, as the page lists them. They move the focus or follow a link: none decides by itself.
const help = document.getElementById("atajos")
const rows = [...document.querySelectorAll("[data-row]")]
const typing = "input:not([type=checkbox], [type=radio], [type=submit]), textarea, select, [contenteditable=true]"

function move(step) {
  const link = document.querySelector(`[data-key="${step > 0 ? "j" : "k"}"]`)
  if (link) return link.click()
  const at = rows.indexOf(document.activeElement)
  rows[Math.min(Math.max(at + step, 0), rows.length - 1)]?.focus()
}

function reach(key) {
  const target = document.querySelector(`[data-key="${key}"]`)
  const folded = target?.closest("details:not([open])")
  if (folded) folded.open = true
  const field = target?.matches("button, a") ? target : target?.querySelector("textarea, input:not([type=hidden])")
  field?.focus()
}

function tell() {
  help.togglePopover()
  if (help.matches(":popover-open")) help.focus()
}

const actions = {
  j: () => move(1),
  k: () => move(-1),
  a: () => reach("a"),
  d: () => reach("d"),
  c: () => reach("c"),
  z: () => reach("z"),
  "?": tell,
}

document.addEventListener("keydown", event => {
  if (event.key === "Enter" && event.ctrlKey) {
    const form = event.target.closest("form[method=post]")
    if (form) { event.preventDefault(); form.requestSubmit() }
    return
  }
  const action = actions[event.key]
  if (!action || event.ctrlKey || event.altKey || event.metaKey || event.target.closest(typing)) return
  event.preventDefault()
  action()
})
