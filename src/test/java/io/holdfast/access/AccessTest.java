package io.holdfast.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.access.AccessRefused.Code;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {
  private static final Duration REMEMBER = Duration.ofSeconds(5);
  private static final Duration GRACE = Duration.ofMinutes(10);
  private static final Set<Permission> SCOPES = Set.of(Permission.SIGNALS);
  private static final String STRONG = "nine-quiet-otters";

  private final InMemoryAccessStore store = new InMemoryAccessStore();
  private final AccessLimits limits = new AccessLimits(3, 2, REMEMBER, GRACE);
  private final Passwords passwords = new CountedPasswords();
  private Instant now = Instant.parse("2026-11-23T05:00:00Z");
  private final Accounts accounts = new Accounts(store, passwords, limits, () -> now);
  private final Tokens tokens = new Tokens(store, passwords, limits, () -> now);

  /** Foreseeable, and quick to hash. */
  private static final class CountedPasswords implements Passwords {
    private final AtomicInteger made = new AtomicInteger();

    @Override
    public String generate() {
      return "password-" + made.incrementAndGet();
    }

    @Override
    public String secret() {
      return "%043d".formatted(made.incrementAndGet());
    }

    @Override
    public String hash(String password) {
      return "#" + password;
    }

    @Override
    public boolean matches(String password, String hash) {
      return hash.equals("#" + password);
    }
  }

  private static void refused(Code code, ThrowingCallable change) {
    assertThatThrownBy(change)
        .isInstanceOfSatisfying(
            AccessRefused.class, refused -> assertThat(refused.code()).isEqualTo(code));
  }

  private static Accounts.Wanted wanted(String id, Role role) {
    return new Accounts.Wanted(id, id, Set.of(role), Set.of(), Set.of());
  }

  private Tokens.Made token(String name) {
    return tokens.add(name, SCOPES, Optional.empty(), "admin");
  }

  @Test
  void aTokenIsRecognisedByAllOfItAndKeptByItsHashOnly() {
    String text = token("crm").text();

    assertThat(text).matches("holdfast_crm_[A-Za-z0-9_-]{43}");
    assertThat(tokens.recognise(text)).map(Token::scopes).hasValue(SCOPES);
    String secret = text.substring(text.length() - 43);
    assertThat(store.token("crm").orElseThrow().toString()).doesNotContain(secret);
    assertThat(tokens.recognise(text.substring(0, text.length() - 1) + "x")).isEmpty();
    assertThat(tokens.recognise("holdfast_erp_" + secret)).isEmpty();
    assertThat(tokens.recognise("")).isEmpty();
  }

  @Test
  void aTokenEndsWhenItExpires() {
    Optional<Instant> soon = Optional.of(now.plusSeconds(60));
    String text = tokens.add("crm", SCOPES, soon, "admin").text();
    assertThat(tokens.recognise(text)).isPresent();

    now = now.plusSeconds(60);

    assertThat(tokens.recognise(text)).isEmpty();
  }

  @Test
  void aTokenRevokedOpensNothingHereAndSoonNothingElsewhere() {
    Tokens elsewhere = new Tokens(store, passwords, limits, () -> now);
    String text = token("crm").text();
    assertThat(tokens.recognise(text)).isPresent();
    assertThat(elsewhere.recognise(text)).isPresent();

    tokens.revoke("crm");

    assertThat(tokens.recognise(text)).isEmpty();
    now = now.plus(REMEMBER);
    assertThat(elsewhere.recognise(text)).isEmpty();
    refused(Code.UNKNOWN_TOKEN, () -> tokens.revoke("crm"));
  }

  @Test
  void aTokenMadeAnewUnderItsNameIsAnother() {
    String before = token("crm").text();
    assertThat(tokens.recognise(before)).isPresent();
    tokens.revoke("crm");

    assertThat(tokens.recognise(token("crm").text())).isPresent();
    assertThat(tokens.recognise(before)).isEmpty();
  }

  @Test
  void whileTheStoreIsAwayWhatWasKnownHoldsForAWhile() {
    String known = token("crm").text();
    String unknown = token("erp").text();
    tokens.recognise(known);
    store.away(true);

    now = now.plus(REMEMBER);
    assertThat(tokens.recognise(known)).isPresent();
    assertThatThrownBy(() -> tokens.recognise(unknown)).isInstanceOf(AccessStoreUnavailable.class);
    now = now.plus(GRACE);
    assertThatThrownBy(() -> tokens.recognise(known)).isInstanceOf(AccessStoreUnavailable.class);

    store.away(false);
    assertThat(tokens.recognise(known)).isPresent();
  }

  @Test
  void theLastUseOfATokenIsKnown() {
    String text = token("crm").text();
    assertThat(tokens.list()).extracting(Tokens.Known::lastUse).containsExactly(Optional.empty());

    tokens.recognise(text);

    assertThat(tokens.list()).extracting(Tokens.Known::lastUse).containsExactly(Optional.of(now));
  }

  @Test
  void aTokenNeedsANameOfItsOwnAScopeAndRoom() {
    token("crm");

    refused(Code.TOKEN_EXISTS, () -> token("crm"));
    refused(Code.NOTHING_ALLOWED, () -> tokens.add("x", Set.of(), Optional.empty(), "admin"));
    token("erp");
    refused(Code.TOO_MANY, () -> token("third"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Lin", "a_b", "-a", "a b", "a/b", "林"})
  void aNameThatCannotBeTypedEverywhereIsRefused(String name) {
    refused(Code.INVALID_NAME, () -> token(name));
    refused(Code.INVALID_NAME, () -> accounts.add(wanted(name, Role.MANAGER)));
  }

  @Test
  void anAccountMayWhatItsRolesAndGrantsAllow() {
    Set<Permission> grants = Set.of(Permission.PERSONAL_DATA);
    Accounts.Made made =
        accounts.add(new Accounts.Wanted("ann", "Ann", Set.of(Role.ANALYST), grants, Set.of()));

    assertThat(made.account().permissions())
        .containsAll(Role.ANALYST.permissions())
        .contains(Permission.PERSONAL_DATA)
        .doesNotContain(Permission.TASKS);
    assertThat(made.account().password()).isEqualTo("#" + made.password());
  }

  @Test
  void anAccountNeedsANameOfItsOwnARoleAndRoom() {
    accounts.add(wanted("ann", Role.ANALYST));

    refused(Code.ACCOUNT_EXISTS, () -> accounts.add(wanted("ann", Role.ADMIN)));
    refused(
        Code.NOTHING_ALLOWED,
        () -> accounts.add(new Accounts.Wanted("b", "b", Set.of(), Set.of(), Set.of())));
    accounts.add(wanted("bob", Role.ANALYST));
    accounts.add(wanted("cem", Role.ANALYST));
    refused(Code.TOO_MANY, () -> accounts.add(wanted("dan", Role.ANALYST)));
  }

  @Test
  void theLastWhoLooksAfterAccountsIsNotShutOut() {
    accounts.add(wanted("ann", Role.ADMIN));
    accounts.add(wanted("bob", Role.ADMIN));
    accounts.add(wanted("cem", Role.ANALYST));

    assertThat(accounts.disable("bob", true).disabled()).isTrue();
    refused(Code.LAST_ADMIN, () -> accounts.disable("ann", true));
    assertThat(accounts.disable("cem", true).disabled()).isTrue();
    assertThat(accounts.disable("bob", false).disabled()).isFalse();
    assertThat(accounts.disable("ann", true).disabled()).isTrue();
    refused(Code.UNKNOWN_ACCOUNT, () -> accounts.disable("dan", true));
  }

  @Test
  void aPasswordIsChangedByWhoKnowsItAndOnlyToAGoodOne() {
    accounts.add(wanted("ann", Role.ANALYST));

    accounts.changePassword("ann", "password-1", STRONG);

    assertThat(store.account("ann").orElseThrow().password()).isEqualTo("#" + STRONG);
    refused(Code.WRONG_PASSWORD, () -> accounts.changePassword("ann", "password-1", STRONG));
    for (String weak :
        List.of(
            "elevenchars",
            "aaaaaaaaaaaaaaa",
            "always-ann-again",
            "Holdfast-2026!",
            "é".repeat(40))) {
      refused(Code.WEAK_PASSWORD, () -> accounts.changePassword("ann", STRONG, weak));
    }
  }

  @Test
  void whateverChangesInAnAccountIsAnotherRevision() {
    accounts.add(wanted("ann", Role.ADMIN));
    accounts.add(wanted("bob", Role.ADMIN));
    assertThat(accounts.recently("ann")).map(Account::revision).hasValue(1L);

    accounts.resetPassword("ann");
    assertThat(accounts.recently("ann")).map(Account::revision).hasValue(2L);
    accounts.disable("ann", true);
    assertThat(accounts.recently("ann")).map(Account::revision).hasValue(3L);
  }

  @Test
  void whomAProviderVouchesForHasOneAccountThatFollowsWhatItSays() {
    Account made = accounts.admit(wanted("ann", Role.MANAGER), "issuer 7");
    assertThat(made.subject()).hasValue("issuer 7");

    assertThat(accounts.admit(wanted("ann", Role.MANAGER), "issuer 7")).isEqualTo(made);
    Account changed = accounts.admit(wanted("ann", Role.SUPERVISOR), "issuer 7");

    assertThat(changed.roles()).containsExactly(Role.SUPERVISOR);
    assertThat(changed.revision()).isEqualTo(2);
    assertThat(accounts.list()).containsExactly(changed);
    refused(Code.ACCOUNT_EXISTS, () -> accounts.admit(wanted("ann", Role.MANAGER), "issuer 8"));
    refused(Code.NO_PASSWORD, () -> accounts.resetPassword("ann"));
    refused(Code.NO_PASSWORD, () -> accounts.changePassword("ann", "password-1", STRONG));
  }

  @Test
  void whoseLastRoleAProviderTakesAwayMayNothingAnyMore() {
    accounts.admit(wanted("ann", Role.MANAGER), "issuer 7");
    Accounts.Wanted nothing = new Accounts.Wanted("ann", "ann", Set.of(), Set.of(), Set.of());

    refused(Code.NOTHING_ALLOWED, () -> accounts.admit(nothing, "issuer 7"));

    assertThat(accounts.find("ann").orElseThrow().permissions()).isEmpty();
  }

  @Test
  void whomAProviderVouchesForGetsNoAccountThatThereIsNoRoomFor() {
    accounts.add(wanted("a", Role.ADMIN));
    accounts.add(wanted("b", Role.ANALYST));
    accounts.admit(wanted("c", Role.MANAGER), "issuer 7");

    refused(Code.TOO_MANY, () -> accounts.admit(wanted("d", Role.MANAGER), "issuer 8"));
  }

  @Test
  void theFirstStartMakesAccountsAndATokenOnce() {
    FirstAccess first = new FirstAccess(store, accounts, passwords, () -> now);
    List<Accounts.Wanted> people = List.of(wanted("admin", Role.ADMIN));

    FirstAccess.Made made = first.begin(people, Optional.empty()).orElseThrow();

    assertThat(made.accounts()).extracting(one -> one.account().id()).containsExactly("admin");
    assertThat(tokens.recognise(made.token()).orElseThrow().scopes())
        .containsExactlyInAnyOrder(Permission.values());
    assertThat(first.begin(people, Optional.empty())).isEmpty();
  }

  @Test
  void theFirstTokenCanBeGiven() {
    String secret = "x".repeat(43);
    FirstAccess first = new FirstAccess(store, accounts, passwords, () -> now);

    first.begin(List.of(wanted("admin", Role.ADMIN)), Optional.of(secret));

    assertThat(tokens.recognise("holdfast_first_" + secret)).isPresent();
  }
}
