// Keeps what is typed in this browser until the server says that it has it: a session that
// ends, another page or a refused save costs no word. What is kept is a form, or a part of one: [data-keep].

const person = document.querySelector("script[data-person]").dataset.person
const keyOf = (name) => `pmm:${person}:${name}`
const KEPT = "textarea, input[type=text], input[type=hidden]:not([name=csrfmiddlewaretoken], [name=version]), input[type=checkbox], select"

const valueOf = (field) => (field.type === "checkbox" ? field.checked : field.value)
const fieldsOf = (form) => [...form.querySelectorAll(KEPT)].filter((field) => field.name)
// The same answer may be typed beside its field, in a part of another form, where names carry a prefix.
const nameOf = (form, field) => (form.matches("form") ? field.name : field.name.split("-").pop())
const startOf = (field) => (field.type === "checkbox" ? field.defaultChecked : field.dataset.html ?? field.defaultValue)
// A form that begins with what is to be changed says so: [data-filled], "typed" when the server sent back what it got.
const isNew = (field) => field.matches("textarea, input[type=text]") && field.value.trim() && !(field.form && "filled" in field.form.dataset && field.value === startOf(field))
const hasWords = (form) => ("filled" in form.dataset ? fieldsOf(form) : [...form.querySelectorAll("textarea")]).some(isNew)

function keep(form) {
  const key = keyOf(form.dataset.keep)
  if (!hasWords(form)) return localStorage.removeItem(key)
  const fields = Object.fromEntries(fieldsOf(form).map((field) => [nameOf(form, field), valueOf(field)]))
  localStorage.setItem(key, JSON.stringify({ at: Date.now(), fields }))
}

function restore(form) {
  const copy = JSON.parse(localStorage.getItem(keyOf(form.dataset.keep)) ?? "null")
  if (!copy || hasWords(form) || form.dataset.filled === "typed") return
  for (const field of fieldsOf(form)) {
    const value = copy.fields[nameOf(form, field)]
    if (value === undefined) continue
    if (field.type === "checkbox") field.checked = value
    else field.value = value
  }
  form.closest("details")?.setAttribute("open", "")
  sayRestored(form)
  tell(form, copy.at)
}

// To the form, and to each field: an editor that took the place of a box looks at its own.
function sayRestored(form) {
  for (const field of fieldsOf(form)) field.dispatchEvent(new CustomEvent("restored"))
  form.dispatchEvent(new CustomEvent("restored", { bubbles: true }))
}

function tell(form, at) {
  const when = new Date(at).toLocaleTimeString("es-MX", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" })
  const line = Object.assign(document.createElement("p"), { className: "kept quiet", textContent: `Sigue aquí lo que escribió a las ${when}. ` })
  line.setAttribute("role", "status")
  const button = Object.assign(document.createElement("button"), { type: "button", className: "link-button", textContent: "Descartarlo" })
  button.addEventListener("click", () => {
    for (const field of fieldsOf(form)) {
      if (field.type === "checkbox") field.checked = field.defaultChecked
      else if (field.tagName !== "SELECT") field.value = startOf(field)
    }
    sayRestored(form)
    localStorage.removeItem(keyOf(form.dataset.keep))
    line.remove()
  })
  line.append(button)
  form.prepend(line)
}

for (const message of document.querySelectorAll("[data-kept]")) {
  for (const name of message.dataset.kept.split(" ")) localStorage.removeItem(keyOf(name))
}
for (const form of document.querySelectorAll("[data-keep]")) {
  restore(form)
  form.addEventListener("input", () => keep(form))
}
