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
  /** Where the answer is recorded: in `election.yaml` where it says nothing else, or by a command. */
  readonly file?: "people" | "command";
  /** The entry or command, to be completed by who decides; in `election.yaml` it stands under `decisions:`. */
  readonly record: string;
}
