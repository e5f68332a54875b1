/** The machine that is meant, by its name or spelled out; or why no prediction can be made for it. */
import { findMachine, unknownMachine } from "../prices/find-named.ts";
import type { FitMachineSpec, MachineInput } from "../types/fit.ts";
import type { Pricing } from "../types/pricing.ts";
import { unknownClass } from "./fit-machine.ts";

type KnownMachine = { ok: true; value: MachineInput } | { ok: false; error: string };

export function knownMachine(
  machine: string | FitMachineSpec,
  { machines, calibration }: Pick<Pricing, "machines" | "calibration">,
): KnownMachine {
  if (typeof machine === "string") {
    const value = findMachine(machines, machine);
    return value ? { ok: true, value } : { ok: false, error: unknownMachine(machines, machine) };
  }
  const error = unknownClass(machine, calibration);
  return error === null ? { ok: true, value: machine } : { ok: false, error };
}
