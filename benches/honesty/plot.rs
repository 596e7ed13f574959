//! What is believed beside what is so, as a picture.

use std::path::Path;

use plotters::prelude::*;

use crate::simulated::drills::Tally;

/// A tenth of what is believed with fewer answers than these says too little to be drawn.
const LEAST_ANSWERS: f64 = 100.0;

/// Draws, for each of these, what was truly recalled over what was believed, tenth by tenth.
pub(crate) fn draw(path: &Path, of: &[(&str, &Tally)]) -> Result<(), Box<dyn std::error::Error>> {
    const COLOURS: [RGBColor; 3] = [RGBColor(0, 90, 181), RGBColor(220, 50, 32), RGBColor(120, 120, 120)];
    let area = SVGBackend::new(path, (640, 480)).into_drawing_area();
    area.fill(&WHITE)?;
    let mut chart = ChartBuilder::on(&area)
        .margin(12)
        .x_label_area_size(40)
        .y_label_area_size(50)
        .build_cartesian_2d(0.0..1.0, 0.0..1.0)?;
    chart.configure_mesh().light_line_style(TRANSPARENT).x_desc("believed").y_desc("truly recalled").draw()?;
    chart.draw_series(LineSeries::new([(0.0, 0.0), (1.0, 1.0)], BLACK.mix(0.4)))?;
    for ((name, tally), colour) in of.iter().zip(COLOURS) {
        let points: Vec<(f64, f64)> = tally.calibration(LEAST_ANSWERS).collect();
        let line = LineSeries::new(points.iter().copied(), colour.stroke_width(2)).point_size(3);
        chart.draw_series(line)?.label(*name).legend(move |(x, y)| PathElement::new([(x, y), (x + 18, y)], colour));
    }
    chart.configure_series_labels().position(SeriesLabelPosition::UpperLeft).draw()?;
    area.present()?;
    Ok(())
}
