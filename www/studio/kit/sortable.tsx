// A list whose items can be dragged into another order, by pointer and by keyboard.

import { DragDropProvider } from "@dnd-kit/react";
import { isSortable, useSortable } from "@dnd-kit/react/sortable";
import type { ReactNode } from "react";
import { Button, Icon } from "./parts.js";

interface SortableProps<T> {
  items: readonly T[];
  /** What an item is known by; the same for the same item. */
  idOf: (item: T, place: number) => string;
  /** What it is called for those who do not see it. */
  nameOf: (item: T, place: number) => string;
  onMove: (from: number, to: number) => void;
  children: (item: T, place: number) => ReactNode;
}

export function Sortable<T>({ items, idOf, nameOf, onMove, children }: SortableProps<T>) {
  return (
    <DragDropProvider
      onDragEnd={({ operation: { source }, canceled }) => {
        if (canceled || !source || !isSortable(source)) return;
        onMove(source.initialIndex, source.index);
      }}
    >
      <ol className="sortable">
        {items.map((item, place) => (
          <Item
            key={idOf(item, place)}
            id={idOf(item, place)}
            name={nameOf(item, place)}
            place={place}
            last={place === items.length - 1}
            onMove={onMove}
          >
            {children(item, place)}
          </Item>
        ))}
      </ol>
    </DragDropProvider>
  );
}

interface ItemProps {
  id: string;
  name: string;
  place: number;
  last: boolean;
  onMove: (from: number, to: number) => void;
  children: ReactNode;
}

function Item({ id, name, place, last, onMove, children }: ItemProps) {
  const { ref, handleRef, isDragging } = useSortable({ id, index: place });
  return (
    <li ref={ref} className={isDragging ? "dragging" : undefined}>
      <span className="sort-tools">
        <button ref={handleRef} type="button" className="grip" aria-label={`Drag ${name}`}>
          <Icon name="grip" />
        </button>
        <Button
          small
          kind="quiet"
          icon="up"
          label={`Move ${name} up`}
          disabled={place === 0}
          onClick={() => onMove(place, place - 1)}
        />
        <Button
          small
          kind="quiet"
          icon="down"
          label={`Move ${name} down`}
          disabled={last}
          onClick={() => onMove(place, place + 1)}
        />
      </span>
      <div className="sort-item">{children}</div>
    </li>
  );
}
