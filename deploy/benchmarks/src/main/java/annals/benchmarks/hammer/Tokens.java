package annals.benchmarks.hammer;

/** Where the token of a publish comes from. */
@FunctionalInterface
public interface Tokens {

    /** One that holds for a while yet. */
    String token() throws InterruptedException;

    /** Asks the registry for them, without proof. */
    static Tokens anonymous(Registry registry) {
        return new RenewedTokens(new AnonymousLogin(registry));
    }

    /**
     * Signs them with the registry's own key.
     *
     * @param seed of the key: 64 hex digits
     * @param namespace they permit to publish and edit all names below it
     */
    static Tokens signed(String seed, String namespace) {
        return new RenewedTokens(SignedTokens.of(seed, namespace));
    }

    /** One that somebody else got, for as long as it holds. */
    static Tokens given(String token) {
        return () -> token;
    }
}
