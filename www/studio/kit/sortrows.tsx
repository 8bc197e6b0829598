// Rows of a table that can be dragged into another order, also from one part of it to another.

import { PointerSensor } from "@dnd-kit/dom";
import { DragDropProvider, DragOverlay, useDraggable, useDroppable } from "@dnd-kit/react";
import type { KeyboardEvent, ReactNode } from "react";
import { Icon } from "./parts.js";

/** A place among the rows: the part of the table, and the place in it. */
export interface Spot {
  group: string;
  place: number;
}

interface Operation {
  source: { data: unknown } | null;
  target: { data: unknown; element?: Element | undefined } | null;
  position: { current: { y: number } };
}

const isBelow = ({ target, position }: Operation) => {
  const { top, height } = target?.element?.getBoundingClientRect() ?? { top: 0, height: 0 };
  return position.current.y > top + height / 2;
};

/** Shows where a row would go: a line above or below the one that is pointed at. */
function mark(operation: Operation | undefined) {
  for (const it of document.querySelectorAll("[data-drop]")) it.removeAttribute("data-drop");
  const { target } = operation ?? {};
  if (operation) target?.element?.setAttribute("data-drop", isBelow(operation) ? "below" : "above");
}

/** Where a row goes that is dropped there, counted without it. */
function spotOf(operation: Operation): Spot | undefined {
  const [from, to] = [operation.source?.data as Spot, operation.target?.data as Spot | undefined];
  if (!to) return undefined;
  const place = to.place + (isBelow(operation) ? 1 : 0);
  const passed = from.group === to.group && from.place < place;
  return { group: to.group, place: passed ? place - 1 : place };
}

/**
 * Holds what can be dragged; says what was dragged from where to where. No row is moved before it
 * is dropped: the table is React's, and a row may go to another part of it.
 */
export const SortArea = ({
  children,
  onMove,
}: {
  children: ReactNode;
  onMove: (from: Spot, to: Spot) => void;
}) => (
  <DragDropProvider
    sensors={[PointerSensor]}
    onDragMove={({ operation }) => mark(operation)}
    onDragEnd={({ operation, canceled }) => {
      mark(undefined);
      const to = canceled ? undefined : spotOf(operation);
      if (to) onMove(operation.source?.data as Spot, to);
    }}
  >
    {children}
    <DragOverlay>
      {(source) => <span className="drag-chip">{`${source.data["name"] ?? ""}`}</span>}
    </DragOverlay>
  </DragDropProvider>
);

interface RowProps {
  group: string;
  place: number;
  /** What it is called for those who do not see it. */
  name: string;
  path: string;
  className?: string;
  /** Rows stay where they are while they are sorted otherwise. */
  fixed?: boolean;
  /** One up (-1) or down (1), by Alt and an arrow. */
  onStep: (by: number) => void;
  children: ReactNode;
}

export function SortRow({
  group,
  place,
  name,
  path,
  className,
  fixed,
  onStep,
  children,
}: RowProps) {
  const id = `${group}/${place}`;
  const disabled = Boolean(fixed);
  const drag = useDraggable({ id, data: { group, place, name }, disabled });
  const drop = useDroppable({ id, data: { group, place }, disabled });
  const { handleRef, isDragging } = drag;
  const ref = (row: HTMLTableRowElement | null) => {
    drag.ref(row);
    drop.ref(row);
  };
  const step = (event: KeyboardEvent) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const onGrip = (event.target as Element).closest(".grip");
    if (!(event.altKey || onGrip) || by === undefined || fixed) return;
    event.preventDefault();
    onStep(by);
  };
  return (
    <tr
      ref={ref}
      className={[className, isDragging && "dragging"].filter(Boolean).join(" ") || undefined}
      data-path={path}
      onKeyDown={step}
    >
      <td className="grip-cell">
        <button
          ref={handleRef}
          type="button"
          className="grip"
          aria-label={`Move ${name}`}
          title="Drag, or press an arrow"
          disabled={fixed}
        >
          <Icon name="grip" />
        </button>
      </td>
      {children}
    </tr>
  );
}

/** Where rows can be dropped while there are none. */
export function DropRow({ group, children }: { group: string; children: ReactNode }) {
  const { ref } = useDroppable({ id: group, data: { group, place: 0 } });
  return (
    <tr ref={ref} className="drop-row">
      {children}
    </tr>
  );
}
