package io.assistants4j.testkit.contract.verdict;

import io.assistants4j.testkit.contract.rule.Rule;
import java.util.Set;

/** What became of one requirement and the port methods it called; the reason is empty where it was simply kept. */
record Finding(Rule rule, Verdict verdict, String reason, Set<String> calls) {}
