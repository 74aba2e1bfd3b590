/** Something that a person must decide before there is a result. */
export interface OpenQuestion {
  readonly about:
    | "tie"
    | "affiliation"
    | "open seats"
    | "confirmation"
    | "ballots of another poll"
    | "page of another poll"
    | "page read too early"
    | "voting is not over"
    | "organization names"
    | "struck names"
    | "declined seat"
    | "more ballots than voters"
    | "candidacies"
    | "seats on the page";
  /** Sentences, on one line or several. */
  readonly text: string;
  /** Where to record the answer: in `election.yaml` by default, or with a command. */
  readonly file?: "people" | "command";
  /** The entry or command for the decider to complete; in `election.yaml` it goes under `decisions:`. */
  readonly record: string;
}
