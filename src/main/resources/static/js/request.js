// Draws the form of the agreement and sends what was filled in as any program would.
(() => {
  const box = document.querySelector('[data-request]');
  const wrong = document.querySelector('[data-wrong]');
  const status = document.querySelector('[data-status]');
  const { form, known, once, language, tickets, api, tokenName, token } = box.dataset;
  const notAnswers = ['files', 'severities', 'plans', 'onTheTeam', 'knowledgeBase'];
  let sending = false;

  const complain = (text) => {
    wrong.textContent = text;
    wrong.hidden = false;
    wrong.focus();
  };

  const given = (value) => value !== null && value !== undefined && value !== '' && value !== false;

  // form-js hands over what its fields hold, and nothing of what need not be asked.
  const answers = (filledIn) => {
    const data = { ...JSON.parse(known), ...filledIn };
    const request = Object.fromEntries(
      Object.entries(data).filter(([name, value]) => !notAnswers.includes(name) && given(value)));
    const contact = Object.fromEntries(Object.entries(data.contact).filter(([, value]) => given(value)));
    return { ...request, contact: { ...contact, language }, channel: 'portal' };
  };

  // Not among the answers: the request is taken in even if a file is not.
  const attach = async (page, files) => {
    const chosen = [...files.values()].flat();
    if (chosen.length === 0) return true;
    const body = new FormData();
    body.append('form', once);
    chosen.forEach((file) => body.append('files', file));
    const answer = await fetch(`${page}/files`, { method: 'POST', headers: { [tokenName]: token }, body });
    return answer.ok;
  };

  const send = async (data, files) => {
    const answer = await fetch(api, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': once, [tokenName]: token },
      body: JSON.stringify(answers(data)),
    });
    const body = await answer.json();
    if (answer.ok) {
      const page = tickets + body.number;
      const attached = await attach(page, files).catch(() => false);
      window.location.assign(attached ? page : `${page}?files=lost`);
    } else {
      complain(body.detail ?? body.title);
    }
  };

  const submit = async ({ data, errors, files }) => {
    wrong.hidden = true;
    if (Object.keys(errors).length > 0) {
      complain(box.dataset.incomplete);
    } else if (!sending) {
      sending = true;
      status.textContent = box.dataset.sending;
      try {
        await send(data, files);
      } catch {
        complain(box.dataset.unreachable);
      }
      status.textContent = '';
      sending = false;
    }
  };

  // form-js says what is wrong in English only.
  const inTheReadersLanguage = (validator) => {
    const { required, email, invalid } = box.dataset;
    const said = (error) => {
      if (error === 'Field is required.') return required;
      return error.includes('email') ? email : invalid.replace('{0}', error.match(/\d+/)?.[0] ?? '');
    };
    const validate = validator.validateFieldInstance.bind(validator);
    validator.validateFieldInstance = (field, value) => validate(field, value).map(said);
  };

  // form-js has these words in English only, and writes them again whenever something is chosen.
  const { choose, browse, noFiles, files: someFiles } = box.dataset;
  const own = [
    ['.fjs-select-placeholder', () => choose],
    ['.fjs-filepicker-button', () => browse],
    ['.fjs-filepicker-container .fjs-form-field-label', (text) => {
      if (text === 'No files selected') return noFiles;
      const many = text.match(/^(\d+) files selected$/);
      return many ? someFiles.replace('{0}', many[1]) : text;
    }],
  ];
  const translate = () => own.forEach(([where, said]) =>
    box.querySelectorAll(where).forEach(({ firstChild: text }) => {
      const words = said(text.data);
      if (text.data !== words) text.data = words;
    }));

  const draw = async () => {
    try {
      const schema = await (await fetch(form)).json();
      const drawn = await FormViewer.createForm({ container: box, schema, data: JSON.parse(known) });
      inTheReadersLanguage(drawn.get('validator'));
      translate();
      new MutationObserver(translate).observe(box, { subtree: true, childList: true, characterData: true });
      drawn.on('submit', submit);
    } catch {
      complain(box.dataset.unreachable);
    }
  };

  draw();
})();
