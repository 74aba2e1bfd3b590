/** Something that a person must decide before there is a result. */
export interface OpenQuestion {
  readonly about:
    | "tie"
    | "affiliation"
    | "open seats"
    | "organization names"
    | "struck names"
    | "declined seat"
    | "more ballots than voters";
  /** Sentences, on one line or several. */
  readonly text: string;
  /** The file in which the answer is recorded: `election.yaml` where it says nothing else. */
  readonly file?: "people";
  /** The entry, to be completed by who decides; in `election.yaml` it stands under `decisions:`. */
  readonly record: string;
}
