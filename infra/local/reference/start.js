/** Runs in the page: shows the documents, with the demo key filled in where there is one. */
const { documents, demoKey } = JSON.parse(document.getElementById('settings').textContent);

const ui = SwaggerUIBundle({
  dom_id: '#reference',
  urls: documents,
  presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
  layout: 'StandaloneLayout',
  deepLinking: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: -1,
  tryItOutEnabled: true,
  persistAuthorization: false,
  // It would ask a server of somebody else's what it thinks of the document.
  validatorUrl: 'none',
  onComplete() {
    if (demoKey) for (const name of ['bearer', 'apiKey']) ui.preauthorizeApiKey(name, demoKey);
  },
});
