// Saves an open form by itself: one request at a time, at most two seconds after typing stops. While the line is
// down or the session over, the text waits here and in this browser; nothing typed is ever lost.

const form = document.querySelector("form[data-autosave]")
const state = form.querySelector("[data-save-state]")
const key = `pmm:${form.dataset.person}:${form.dataset.autosave}`
const QUIET = 1500
const BACKOFF = [2, 4, 8, 16, 32]

let timer, isSaving = false, isDirty = false, failures = 0, waitsForSession = false, refused = 0, pressed = null

const say = (text, action) => {
  state.textContent = text
  if (!action) return
  const button = Object.assign(document.createElement("button"), { type: "button", className: "btn btn-outline-primary btn-sm ms-2", textContent: action.text })
  button.addEventListener("click", action.run)
  state.append(" ", button)
}

// Files wait for their button: they are neither sent every two seconds nor kept in the browser.
const written = () => [...new FormData(form)].filter(([, value]) => typeof value === "string")
const fields = () => written().filter(([name]) => name !== "csrfmiddlewaretoken")
const body = () => written().reduce((data, [name, value]) => (data.append(name, value), data), new FormData())
const keepHere = () => localStorage.setItem(key, JSON.stringify({ at: Date.now(), fields: fields() }))
const forgetHere = () => localStorage.removeItem(key)

function later(delay = QUIET) {
  clearTimeout(timer)
  timer = setTimeout(save, delay)
}

form.addEventListener("input", () => {
  isDirty = true
  keepHere()
  if (refused === 403) return  // read-only by now: the copy is kept, and a button may still be tried
  refused = 0
  if (!waitsForSession && !failures) later()
})
// A button waits for the save that is on its way: two at once would each find the other's text changed. The copy
// stays until the page shows that the text arrived.
form.addEventListener("submit", (event) => {
  clearTimeout(timer)
  keepHere()
  if (!navigator.onLine) {
    event.preventDefault()
    isDirty = true
    return sayOffline()
  }
  if (isSaving) {
    event.preventDefault()
    pressed = event.submitter
    return
  }
  isDirty = false
})
addEventListener("online", () => { failures = 0; if (isDirty) save() })
addEventListener("beforeunload", (event) => { if (isDirty) event.preventDefault() })

async function save() {
  if (isSaving || !isDirty || waitsForSession) return
  isSaving = true
  isDirty = false
  say(gettext("Guardando…"))
  try {
    const answer = await fetch(form.dataset.autosave, { method: "POST", body: body(), headers: { Accept: "application/json" }, signal: AbortSignal.timeout(60_000) })
    await understand(answer)
  } catch {
    isDirty = true
    retry()
  } finally {
    isSaving = false
  }
  if (pressed) {
    const button = pressed
    pressed = null
    return form.requestSubmit(button)
  }
  if (isDirty && !failures && !waitsForSession && !refused) later()
}

async function understand(answer) {
  const isSentence = answer.headers.get("Content-Type")?.startsWith("application/json")
  if (answer.status === 401 || answer.status === 403 && !isSentence) return askToSignIn()
  if (answer.status >= 500) throw new Error(answer.status)
  const said = await answer.json()
  if (!answer.ok) { isDirty = true; refused = answer.status; return say(`${said.message} ${gettext("Su texto sigue en esta página: puede copiarlo.")}`) }
  failures = 0
  form.elements.seals.value = JSON.stringify(said.seals)
  if (!isDirty) forgetHere()
  if (said.conflicts.length) return showConflicts(said.conflicts, said.other)
  say(interpolate(gettext("Guardado %(at)s"), { at: said.saved_at }, true))
}

function retry() {
  const seconds = BACKOFF[failures++]
  if (navigator.onLine && seconds) {
    say(interpolate(gettext("No se pudo guardar; otro intento en %(seconds)s segundos. Su texto está a salvo en este equipo."), { seconds }, true))
    return later(seconds * 1000)
  }
  sayOffline()
}

function sayOffline() {
  say(gettext("Sin conexión: se guardará al volver. Su texto está a salvo en este equipo."), { text: gettext("Reintentar"), run: () => { failures = 0; save() } })
}

// The session ended: sign in again in a window beside, and go on where one was.
function askToSignIn() {
  isDirty = waitsForSession = true
  say(gettext("Su sesión terminó. Su texto está a salvo en esta página."), {
    text: gettext("Iniciar sesión"),
    run: () => { open(form.dataset.signIn, "pmm-sign-in", "width=520,height=720"); waitForSession() },
  })
}

async function waitForSession() {
  const answer = await fetch(form.dataset.session).then((r) => r.json()).catch(() => ({}))
  if (!answer.signed_in) return setTimeout(waitForSession, 1500)
  if (String(answer.person) !== form.dataset.person) {
    return say(gettext("Inició sesión otra persona: copie su texto, o entre con su cuenta y pulse «Iniciar sesión» de nuevo."), { text: gettext("Iniciar sesión"), run: () => { open(form.dataset.signIn, "pmm-sign-in"); waitForSession() } })
  }
  form.elements.csrfmiddlewaretoken.value = answer.token
  waitsForSession = false
  save()
}

function showConflicts(conflicts, other) {
  say(gettext("Otra persona cambió lo mismo que usted. Lo demás quedó guardado."))
  document.getElementById("conflictos")?.remove()
  const box = Object.assign(document.createElement("div"), { id: "conflictos", className: "error-summary" })
  box.setAttribute("role", "alert")
  box.append(Object.assign(document.createElement("h2"), { textContent: gettext("Otra persona cambió lo mismo que usted") }))
  if (other) box.append(Object.assign(document.createElement("p"), { textContent: other }))
  for (const conflict of conflicts) {
    box.append(Object.assign(document.createElement("h3"), { textContent: conflict.label }))
    const quote = Object.assign(document.createElement("blockquote"), { className: "strip" })
    for (const line of conflict.theirs) quote.append(Object.assign(document.createElement("p"), { textContent: line }))
    box.append(quote)
  }
  box.append(Object.assign(document.createElement("p"), { textContent: gettext("Su texto sigue en el campo, sin guardar. Una los dos y pulse «Guardar y continuar», o púlselo para elegir uno.") }))
  form.before(box)
}

// A copy that never reached the server: offered once, restored field by field or thrown away.
function offerCopy() {
  const copy = JSON.parse(localStorage.getItem(key) ?? "null")
  if (!copy) return
  if (arrived(copy)) return forgetHere()
  const when = new Date(copy.at).toLocaleTimeString("es-MX", { hour: "2-digit", minute: "2-digit" })
  const box = Object.assign(document.createElement("div"), { className: "strip", id: "copia" })
  box.setAttribute("role", "region")
  box.setAttribute("aria-label", gettext("Texto sin guardar"))
  box.append(Object.assign(document.createElement("p"), { textContent: interpolate(gettext("Hay texto de las %(when)s que no llegó a guardarse."), { when }, true) }))
  for (const [text, run] of [[gettext("Restaurar"), () => restore(copy)], [gettext("Descartar"), forgetHere]]) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "btn btn-outline-primary btn-sm me-2", textContent: text })
    button.addEventListener("click", () => { run(); box.remove() })
    box.append(button)
  }
  form.before(box)
}

// Whether the form shows the copy's words already; how they are marked up does not matter.
const wordsOf = (text) => text.replace(/<[^>]*>|&nbsp;|\s/g, "")
function arrived(copy) {
  const shown = new FormData(form)
  const told = copy.fields.filter(([name]) => !["seals", "tab", "finished", "confirm"].includes(name))
  return told.every(([name, value]) => shown.getAll(name).some((each) => wordsOf(String(each)) === wordsOf(value)))
}

function restore(copy) {
  const values = Map.groupBy ? Map.groupBy(copy.fields, ([name]) => name) : copy.fields.reduce((m, f) => m.set(f[0], [...(m.get(f[0]) ?? []), f]), new Map())
  for (const element of form.elements) {
    if (!element.name || element.type === "file" || element.type === "hidden" && element.name === "csrfmiddlewaretoken") continue
    const kept = (values.get(element.name) ?? []).map(([, value]) => value)
    if (["checkbox", "radio"].includes(element.type)) element.checked = kept.includes(element.value)
    else if (kept.length) element.value = kept[0]
    element.dispatchEvent(new CustomEvent("restored", { bubbles: true }))
  }
  isDirty = true
  save()
}

async function tellPresence() {
  if (!form.dataset.presence || document.hidden || waitsForSession) return
  const body = new FormData()
  body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value)
  const answer = await fetch(form.dataset.presence, { method: "POST", body }).catch(() => null)
  if (!answer?.ok) return
  const { others } = await answer.json()
  const line = document.querySelector("[data-others]")
  line.textContent = others.length ? interpolate(gettext("%(who)s también tiene abierto este registro."), { who: others.join(", ") }, true) : ""
}

offerCopy()
tellPresence()
setInterval(tellPresence, 10_000)
