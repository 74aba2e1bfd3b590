import { ballotFormats } from "../../ballots/formats/format-names.ts";
import { unrankedPolicies } from "../../ballots/profile.ts";
import { Option } from "../command.ts";

// The options of every command that reads a file of ballots.

export const formatOption = () =>
  new Option("--format <format>", "override the detected file format").choices(ballotFormats);

export const unrankedOption = () =>
  new Option("--unranked <meaning>", "what a candidate without a rank means").choices(
    unrankedPolicies,
  );

export const skipInvalidOption = () =>
  new Option("--skip-invalid", "skip invalid ballots").default(false);

export const highestIsBestOption = () =>
  new Option("--highest-is-best", "higher numbers are better in this file");

export const lowestIsBestOption = () =>
  new Option("--no-highest-is-best", "1 is best, though the file looks otherwise");

export const candidateNamesOption = () =>
  new Option("--candidates <file>", "names, one a line, for a format without them (civs-upload)");
