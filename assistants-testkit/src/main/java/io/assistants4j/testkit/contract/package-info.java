/**
 * The contract of a provider, by areas: what every adapter must do, whatever it stands on.
 *
 * <p>Belongs here: requirements. Must not: how they are run and judged ({@code verdict}), what an adapter supplies for them
 * ({@code subject}).
 *
 * <h2>Testing an adapter</h2>
 *
 * Extend {@link io.assistants4j.testkit.contract.ProviderSmokeContract}, supply a candidate, and when that is green extend {@link
 * io.assistants4j.testkit.contract.ProviderContract} instead. What the provider cannot do it declines in its capabilities; what it
 * does wrong and will go on doing wrong for a while is a {@link io.assistants4j.testkit.contract.rule.KnownDeviation}; what its
 * model cannot be made to do its script refuses with a reason. There is no other way to leave a requirement out.
 *
 * <h2>Adding a requirement</h2>
 *
 * <ol>
 *   <li>A default method in the interface of its area, with {@code @Requirement} and the area's {@code @Tag}; its name is the rule,
 *       a sentence. It takes the {@link io.assistants4j.testkit.contract.subject.Subject} and knows no adapter: runs go on in the
 *       background, the clock moves when the requirement moves it.
 *   <li>A saboteur in the tests of the kit, in the area's file in {@code contract.sabotage}: a provider that breaks this one
 *       requirement and no other. A build test asks for it.
 *   <li>The lists: {@code mvn -pl assistants-testkit -am test -Dtest=*ListTest -Dcontract.list.write=true
 *       -Dsurefire.failIfNoSpecifiedTests=false} writes {@code requirements.txt}, {@code docs/contract.md} and {@code
 *       docs/operations.md} anew.
 * </ol>
 *
 * An id is never used again, and a requirement never changes what it demands: a new demand is a new id.
 */
@NullMarked
package io.assistants4j.testkit.contract;

import org.jspecify.annotations.NullMarked;
