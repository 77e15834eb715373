package org.malipo.chain;

import org.junit.jupiter.api.BeforeEach;
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
