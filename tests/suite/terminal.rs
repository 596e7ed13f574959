//! scratch
use crate::support::World;
use crate::support::pty::*;

#[test]
fn explore() {
    let rows: u16 = std::env::var("ROWS").map_or(24, |v| v.parse().unwrap());
    let cols: u16 = std::env::var("COLS").map_or(80, |v| v.parse().unwrap());
    let world = World::new();
    let mut screen = Screen::of(&world, &[], (rows, cols));
    screen.wait_for("Start now?");
    println!("{}\n=======", screen.text());
    screen.press_on("y");
    let mut n = 0;
    while !screen.is_over() {
        println!("{}\n======= {}x{} broken {:?}", screen.text(), rows, cols, screen.broken_rows());
        let key = if screen.text().contains("Enter goes on") { ENTER } else { "1" };
        screen.press_on(key);
        n += 1;
    }
    println!("{}\n======= {:?} {} {}", screen.text(), screen.wait(), screen.cursor_is_hidden(), n);
    println!("{}", screen.awaits_key());
    println!("HISTORY\n{}", screen.history());
}
