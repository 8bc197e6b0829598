// What a field of a form says; never of one that is secret.

export type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** In `autocomplete`; or in the name, of a password that is shown while it is typed. */
const SECRET = /(^|\s)cc-|passw|one-time-code/i;

export function readField(field: Field): string | number | boolean | undefined {
  const { type, value, name } = field;
  const { checked, valueAsNumber } = field as HTMLInputElement;
  if (/^(password|hidden|file)$/.test(type) || isCard(value)) return undefined;
  if (SECRET.test(`${field.getAttribute("autocomplete")} ${name}`)) return undefined;
  if (/^(checkbox|radio)$/.test(type)) {
    if (!checked) return undefined;
    // That is its value if the page gives it none.
    if (type === "checkbox" && value === "on") return true;
  }
  if (/^(number|range)$/.test(type)) {
    return Number.isFinite(valueAsNumber) ? valueAsNumber : undefined;
  }
  return value.trim().slice(0, 500) || undefined;
}

/** Whether it is a card number: 13 to 19 digits whose Luhn sum (ISO/IEC 7812-1) is right. */
export function isCard(text: string): boolean {
  const digits = text.replace(/[\s-]/g, "");
  if (!/^\d{13,19}$/.test(digits)) return false;
  const sum = [...digits].reverse().reduce((sum, digit, place) => {
    const value = Number(digit) * ((place % 2) + 1);
    return sum + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
