// Says in words when a security key did not answer: the browser tells only its console.
document.addEventListener("allauth.error", event => {
  event.preventDefault()
  const isKnown = event.detail.exception.name === "InvalidStateError"
  for (const said of document.querySelectorAll("[data-key-said]")) said.hidden = (said.dataset.keySaid === "known") !== isKnown
})
