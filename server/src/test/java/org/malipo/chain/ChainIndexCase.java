package org.malipo.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.malipo.chain.TransactionState.CONFIRMED;
import static org.malipo.chain.TransactionState.EVICTED;
import static org.malipo.chain.TransactionState.REPLACED;
import static org.malipo.chain.TransactionState.UNCONFIRMED;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.malipo.money.Sats;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** A chain that a test makes up, and what is watched of it. */
abstract class ChainIndexCase {
    final ScriptedChain chain = new ScriptedChain();

    @Autowired
    ChainFixture given;

    @Autowired
    JdbcTemplate jdbc;

    @BeforeEach
    void watch() {
        given.reset(10);
        given.begin();
    }
}
