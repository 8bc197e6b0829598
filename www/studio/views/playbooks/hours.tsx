// When somebody is there to answer: the week drawn, and what happens outside those hours.

import { Field } from "../../kit/field.js";
import { ObjectForm, Property } from "../../kit/form.js";
import { TextInput, Toggle } from "../../kit/inputs.js";
import { definition } from "../../kit/schema.js";
import { useValue } from "../../kit/value.js";
import { isObject, objectOf, type Path, pointer, textOf } from "../../state/path.js";
import { edit } from "../../state/store.js";
import { Does } from "./does.js";
import { DAYS, openAt } from "./week.js";

const KEYS = definition("Hours").properties ?? {};

/** The time zones that this browser knows. */
const ZONES =
  (Intl as { supportedValuesOf?: (of: string) => string[] }).supportedValuesOf?.("timeZone") ?? [];

export function Hours({ path, closed }: { path: Path; closed: Path }) {
  const value = useValue(path);
  const hours = objectOf(value);
  const there = value !== undefined;
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
  return (
    <fieldset className="hours" data-path={pointer(path)}>
      <legend>When somebody is there</legend>
      <Toggle
        value={there}
        onChange={(it) =>
          edit(path, it ? { timeZone: zone, "mon-fri": "09:00-18:00" } : undefined, "Change hours")
        }
      >
        Only at certain hours
      </Toggle>
      {there && isObject(value) && (
        <>
          <Week hours={hours} />
          <Field path={[...path, "timeZone"]} label="Time zone">
            {(ids) => (
              <TextInput
                {...ids}
                value={textOf(hours["timeZone"])}
                suggest={ZONES}
                onChange={(it) => edit([...path, "timeZone"], it, "Change time zone")}
              />
            )}
          </Field>
          <div className="hours-days">
            <Property
              path={[...path, "mon-fri"]}
              schema={KEYS["mon-fri"] ?? {}}
              label="Monday to Friday"
            />
            <Property
              path={[...path, "sat-sun"]}
              schema={KEYS["sat-sun"] ?? {}}
              label="Saturday and Sunday"
            />
          </div>
          <p className="help">
            As <code>09:00-13:00, 14:00-18:00</code>; nothing is closed. A day that differs is under
            “More options”.
          </p>
          <ObjectForm path={path} of="Hours" without={["timeZone", "mon-fri", "sat-sun"]} />
        </>
      )}
      {there && <Does path={closed} title="Outside these hours" optional />}
    </fieldset>
  );
}

/** The hours of a week, day by day. */
function Week({ hours }: { hours: ReturnType<typeof objectOf> }) {
  return (
    <table className="week">
      <caption className="hidden">Opening hours</caption>
      <tbody>
        {DAYS.map(([day, name]) => {
          const open = openAt(hours, day);
          return (
            <tr key={day}>
              <th scope="row">{name}</th>
              <td>
                <span className="week-day" aria-hidden="true">
                  {open.map(([from, until]) => (
                    <span
                      key={from}
                      style={{
                        insetInlineStart: `${from / 14.4}%`,
                        width: `${(until - from) / 14.4}%`,
                      }}
                    />
                  ))}
                </span>
              </td>
              <td className="week-text">
                {open.map(([from, until]) => `${clock(from)}–${clock(until)}`).join(", ") ||
                  "closed"}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

const two = (it: number) => `${it}`.padStart(2, "0");
const clock = (minutes: number) => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
