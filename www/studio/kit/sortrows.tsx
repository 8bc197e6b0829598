// Rows of a table that can be dragged into another order, also from one part of it to another.

import { DragDropProvider, useDroppable } from "@dnd-kit/react";
import { isSortable, useSortable } from "@dnd-kit/react/sortable";
import type { KeyboardEvent, ReactNode } from "react";
import { Icon } from "./parts.js";

/** A place among the rows: the part of the table, and the place in it. */
export interface Spot {
  group: string;
  place: number;
}

/** Holds what can be dragged; says what was dragged from where to where. */
export const SortArea = ({
  children,
  onMove,
}: {
  children: ReactNode;
  onMove: (from: Spot, to: Spot) => void;
}) => (
  <DragDropProvider
    onDragEnd={({ operation: { source, target }, canceled }) => {
      if (canceled || !source || !isSortable(source)) return;
      const from = { group: `${source.initialGroup}`, place: source.initialIndex };
      const into = { group: `${source.group}`, place: source.index };
      // A part without rows is a target of its own.
      const empty = target && !isSortable(target) ? { group: `${target.id}`, place: 0 } : undefined;
      onMove(from, empty ?? into);
    }}
  >
    {children}
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
  const { ref, handleRef, isDragging } = useSortable({
    id,
    index: place,
    group,
    type: "row",
    accept: "row",
    disabled: Boolean(fixed),
  });
  const step = (event: KeyboardEvent) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!event.altKey || by === undefined || fixed) return;
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
          aria-label={`Drag ${name}`}
          title="Drag, or Alt with an arrow"
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
  const { ref, isDropTarget } = useDroppable({ id: group, accept: "row" });
  return (
    <tr ref={ref} className={isDropTarget ? "drop-row here" : "drop-row"}>
      {children}
    </tr>
  );
}
