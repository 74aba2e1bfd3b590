import {
  type DocumentNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isUnionType,
  Kind,
  type SelectionSetNode,
  valueFromASTUntyped,
} from "graphql";

/** An error in the form in which GitHub puts it into `errors`. */
export interface GitHubError {
  readonly type?: string;
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

export interface QueryLoad {
  /** Nodes that the query may return at most. */
  readonly nodes: number;
  /** Points, as docs.github.com/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api counts them. */
  readonly cost: number;
  readonly errors: readonly GitHubError[];
  /** Names as `User.email` of all fields asked for. */
  readonly fields: ReadonlySet<string>;
}

const mostRecords = 100;
const mostNodes = 500_000;

/** What GitHub works out of a query before it runs it: size, price, and whether its limits allow it. */
export function queryLoad(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
): QueryLoad {
  let nodes = 0;
  let requests = 0;
  const errors: GitHubError[] = [];
  const fields = new Set<string>();

  const records = (field: FieldNode): number => {
    const name = field.name.value;
    const limits = (field.arguments ?? []).filter(({ name: { value } }) =>
      /^(first|last)$/.test(value),
    );
    const values = limits.map(({ value }) => valueFromASTUntyped(value, variables) as unknown);
    const count = values.find((value) => typeof value === "number");
    if (count === undefined) {
      errors.push({
        type: "MISSING_PAGINATION_BOUNDARIES",
        message: `You must provide a \`first\` or \`last\` value to properly paginate the \`${name}\` connection.`,
      });
      return 0;
    }
    if (count < 1 || count > mostRecords) {
      errors.push({
        type: "EXCESSIVE_PAGINATION",
        message: `Requesting ${count} records on the \`${name}\` connection exceeds the \`first\` limit of ${mostRecords} records.`,
      });
    }
    return count;
  };

  const walk = (
    selections: SelectionSetNode,
    type: GraphQLCompositeType,
    multiplier: number,
  ): void => {
    for (const selection of selections.selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = document.definitions.find(
          (found) =>
            found.kind === Kind.FRAGMENT_DEFINITION && found.name.value === selection.name.value,
        );
        if (fragment?.kind !== Kind.FRAGMENT_DEFINITION) continue;
        const on = schema.getType(fragment.typeCondition.name.value);
        if (isCompositeType(on)) walk(fragment.selectionSet, on, multiplier);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        const on = selection.typeCondition && schema.getType(selection.typeCondition.name.value);
        walk(selection.selectionSet, isCompositeType(on) ? on : type, multiplier);
      } else {
        fields.add(`${type.name}.${selection.name.value}`);
        const field = isUnionType(type) ? undefined : type.getFields()[selection.name.value];
        const result = field && getNamedType(field.type);
        if (!isCompositeType(result) || selection.selectionSet === undefined) continue;
        if (!result.name.endsWith("Connection")) {
          walk(selection.selectionSet, result, multiplier);
          continue;
        }
        const count = records(selection);
        requests += multiplier;
        nodes += multiplier * count;
        walk(selection.selectionSet, result, multiplier * count);
      }
    }
  };

  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const root = schema.getRootType(definition.operation);
    if (root != null) walk(definition.selectionSet, root, 1);
  }
  if (nodes > mostNodes) {
    errors.push({
      type: "MAX_NODE_LIMIT_EXCEEDED",
      message: `This query requests up to ${nodes} possible nodes which exceeds the maximum limit of ${mostNodes}.`,
    });
  }
  return { nodes, cost: Math.max(1, Math.round(requests / 100)), errors, fields };
}
