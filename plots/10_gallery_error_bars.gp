# What is left after 40 iterations
# Six dots with error bars on logarithmic axes; they fall steeply from left to right and level out.
#
# gnuplot run on this file draws the figure beside it, under the same name: .svg, .png

stem = ARG0[1:strlen(ARG0) - 3]
set terminal svg size 720,547 rounded noenhanced font 'DejaVu Sans, sans-serif,12' fontscale 1.15 background 'white'
set output stem.'.svg'

set encoding utf8
set label 1 'What is left after 40 iterations' at screen 0.54185, screen 0.96069 center font ',14'
set label 2 'f(x, y)' at screen 0.02639, screen 0.53748 center rotate by 90
set label 3 'step size' at screen 0.54185, screen 0.08318 center
set xrange [0.0004403:0.01363]
set yrange [1.988e-09:28.5]
set logscale x
set logscale y
set xtics ('0.0005' 5e-04, '0.001' 0.001, '0.002' 0.002, '0.005' 0.005, '0.01' 0.01, '' 6e-04 1, '' 7e-04 1, '' 8e-04 1, '' 9e-04 1, '' 0.003 1, '' 0.004 1, '' 0.006 1, '' 0.007 1, '' 0.008 1, '' 0.009 1) offset 0,0.35
set ytics ('10⁻⁸' 1e-08, '10⁻⁷' 1e-07, '10⁻⁶' 1e-06, '10⁻⁵' 1e-05, '10⁻⁴' 1e-04, '10⁻³' 0.001, '10⁻²' 0.01, '10⁻¹' 0.1, '10⁰' 1, '10¹' 10)
set lmargin at screen 0.1087
set rmargin at screen 0.975
set bmargin at screen 0.15356
set tmargin at screen 0.92139
set clip two
set grid back linecolor rgb '#e4e4e4' linewidth 0.7 linetype 1
set key Left reverse noenhanced samplen 2 textcolor rgb '#202020'
set style fill solid noborder
set border linewidth 0.8 linecolor rgb '#404040'
set tics textcolor rgb '#202020' nomirror out scale 0.5

# x y, and how far from there: stems and caps
$error_bars <<EOD
0.0005 0.0786246 0 11.9062
0.00048777 0.0786246 2.47671e-05 0
0.00048777 11.9848 2.47671e-05 0
0.001 6.88994e-05 0 0.243404
0.00097554 6.88994e-05 4.95343e-05 0
0.00097554 0.243473 4.95343e-05 0
0.002 8.43816e-08 0 3.0827e-05
0.00195108 8.43816e-08 9.90685e-05 0
0.00195108 3.09114e-05 9.90685e-05 0
0.004 2.57597e-08 0 3.76706e-07
0.00390216 2.57597e-08 0.000198137 0
0.00390216 4.02466e-07 0.000198137 0
0.008 4.72693e-09 0 2.9561e-07
0.00780432 4.72693e-09 0.000396274 0
0.00780432 3.00337e-07 0.000396274 0
0.012 4.23959e-08 0 1.84716e-07
0.0117065 4.23959e-08 0.000594411 0
0.0117065 2.27112e-07 0.000594411 0
EOD

# x y
$error_bars_dots <<EOD
5e-04 0.45950005572525077
0.001 0.014583079757324136
0.002 6.237441723308242e-07
0.004 1.0530705317399575e-07
0.008 7.667621581651115e-08
0.012 1.1566827235494729e-07
EOD

plot $error_bars using 1:2:3:4 with vectors nohead linecolor rgb '#00a789' linewidth 1.5 notitle, \
     $error_bars_dots using 1:2 with points pointtype 7 pointsize 0.52 linecolor rgb '#00a789' linewidth 1.5 notitle, \
     '+' using (NaN):(NaN) every ::0::0 with points notitle, \
     keyentry with linespoints pointtype 7 pointsize 0.52 linecolor rgb '#00a789' linewidth 1.5 title 'median and middle half' at screen 0.45303, screen 0.03839

set terminal pngcairo size 1440,1094 rounded noenhanced font 'DejaVu Sans,12' fontscale 1.725 pointscale 2.66 linewidth 2 dashlength 2
set output stem.'.png'
replot

unset output
