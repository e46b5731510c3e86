# Recipes for contributors. `just` lists them; `just NAME` runs one.

_list:
    @just --list

# Run the reader, with the sample briefings or with files of your own
run *paths:
    cargo run --release -- {{paths}}

# Run every test
test:
    cargo test

# Run the tests whose name contains a word, with their output: just one import 'corpus'
one suite name:
    cargo test --test {{suite}} {{name}} -- --nocapture

# Rewrite generated documents and screens, then show what changed
bless:
    UPDATE=1 cargo test --test repo --test reader
    git diff --stat

# Run the benchmarks, or one of them: just bench import
bench *name:
    cargo bench {{ if name == "" { "--benches" } else { "--bench " + name } }}

# Fuzz a target for some seconds: article, briefing, reader or setting
fuzz target seconds="60":
    cargo fuzz run {{target}} -s none -- -max_total_time={{seconds}}

# Show a screen without a terminal: just shot ']s enter' 100x30
shot keys="" size="100x30" path="briefings/tour.toml":
    cargo run --quiet -- show --keys '{{keys}}' --size {{size}} {{path}}

# Run everything that must pass before a change is merged
ci:
    .ci/run
