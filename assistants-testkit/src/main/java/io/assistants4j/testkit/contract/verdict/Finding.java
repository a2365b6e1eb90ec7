package io.assistants4j.testkit.contract.verdict;

import io.assistants4j.testkit.contract.rule.Rule;

/** What became of one requirement; the reason is empty where it was simply kept. */
record Finding(Rule rule, Verdict verdict, String reason) {}
