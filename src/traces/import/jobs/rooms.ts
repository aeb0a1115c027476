/** What a node has for a job. */
interface Room {
  readonly cpus: number;
  readonly memoryMb: number;
  readonly gpus: number;
  /** Empty: not known. */
  readonly gpuModel: string;
}

/** What a job needs of one node. */
interface Demand {
  readonly cpus: number;
  /** null: any. */
  readonly memoryMb: number | null;
  /** A part of one, or whole ones. */
  readonly gpus: number;
  /** null: any. */
  readonly gpuModels: readonly string[] | null;
}

/** The nodes of a trace, equal ones once, to tell which of its jobs could run on none of them, even empty. */
export class Rooms {
  readonly #rooms: Map<string, Room> = new Map();

  add(room: Room): void {
    this.#rooms.set(Object.values(room).join(), room);
  }

  /** Why no node has room for it; null: one has. */
  refusal(demand: Demand): string | null {
    const rooms = [...this.#rooms.values()];
    if (rooms.some((room) => needs.every((need) => need.isMet(room, demand)))) return null;
    const unmet = needs.find((need) => rooms.every((room) => !need.isMet(room, demand)));
    return `${unmet?.text ?? "asks for more than any one node has, though each part is there"}: it would wait for ever`;
  }
}

interface Need {
  readonly text: string;
  isMet(room: Room, demand: Demand): boolean;
}

const needs: readonly Need[] = [
  { text: "asks for more CPUs than any node has", isMet: (room, { cpus }) => cpus <= room.cpus },
  { text: "asks for more memory than any node has", isMet: (room, { memoryMb }) => (memoryMb ?? 0) <= room.memoryMb },
  { text: "asks for more GPUs than any node has", isMet: (room, { gpus }) => Math.ceil(gpus) <= room.gpus },
  {
    text: "asks for a GPU model that no node has",
    isMet: ({ gpuModel }, { gpuModels }) => gpuModels === null || gpuModels.includes(gpuModel),
  },
];
